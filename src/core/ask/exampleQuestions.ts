import type { Column } from '../../contract/column.ts'
import { mainTime, rankDimensions, rankMeasures } from '../chart/rank.ts'
import { isCalendar } from './subject.ts'

/** Names of more groups than this are asked for the first few of them. */
const MANY = 6

/** Questions that a table can answer, of different kinds, the plainest first. */
export function exampleQuestions(columns: readonly Column[]): string[] {
  const [measure] = rankMeasures(columns)
  const [first, second] = rankDimensions(columns)
  const time = mainTime(columns)
  if (!measure) return first ? [`how many rows by ${first.name}`, 'how many rows'] : ['how many rows']
  const isSum = measure.meaning.additive === 'sum'
  const figure = isSum ? measure.name : `average ${measure.name}`
  const leading = [second, first].find(column => column && column.profile.distinct > MANY)
  return [
    ...(first ? [`${figure} by ${first.name}`] : [`distribution of ${measure.name}`]),
    ...(time ? [isCalendar(time) ? `${figure} per month` : `${figure} over time`] : []),
    ...(leading && isSum ? [`top 5 ${leading.name} by ${measure.name}`] : []),
    ...(first ? [`how many rows by ${first.name}`] : []),
    ...(time ? [] : [`distribution of ${measure.name}`]),
  ].filter((text, i, all) => all.indexOf(text) === i)
}
