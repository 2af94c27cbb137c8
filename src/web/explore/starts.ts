import type { Column } from '../../contract/column.ts'
import type { Question } from '../../contract/question.ts'
import { mainTime, rankDimensions, rankMeasures } from '../../core/chart/rank.ts'
import { exploreText as words } from '../exploreText.ts'
import { figureOf, groupOf } from './fieldFor.ts'

export interface Start {
  said: string
  question: Question
}

/** A few questions worth beginning with, made of the columns that matter most. */
export function startsOf(empty: Question, columns: readonly Column[]): Start[] {
  const [measure, second] = rankMeasures(columns)
  const [dimension] = rankDimensions(columns)
  const time = mainTime(columns)
  const starts: Start[] = []
  const add = (said: string, part: Partial<Question>) => starts.push({ said, question: { ...empty, ...part } })
  if (measure && time)
    add(words.starts.overTime(measure.name, time.name), { x: [groupOf(time, 'x')], y: [figureOf(measure)] })
  if (measure && dimension)
    add(words.starts.by(measure.name, dimension.name), { x: [groupOf(dimension, 'x')], y: [figureOf(measure)] })
  if (dimension)
    add(words.starts.rows(dimension.name), {
      x: [groupOf(dimension, 'x')],
      y: [{ role: 'value', aggregate: 'count' }],
    })
  if (measure) add(words.starts.distribution(measure.name), { x: [{ role: 'group', column: measure.id, bins: 20 }] })
  if (measure && second)
    add(words.starts.against(second.name, measure.name), {
      x: [{ role: 'raw', column: second.id }],
      y: [{ role: 'raw', column: measure.id }],
    })
  return starts
}
