import type { Column } from '../../../contract/column.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import type { Candidate } from '../candidate.ts'
import { directions } from './directions.ts'
import { outliers } from './outliers.ts'
import { type Point, pointsOf, type Series } from './points.ts'
import { seasons } from './seasons.ts'

const LEAST_PERIODS = 8

/** What a measure does over time: rises or falls, jumps, comes back with the season, stands out once. */
export function seriesCandidates(series: Series): Candidate[] {
  return series.measures.flatMap((measure, m) => {
    const points = pointsOf(series, m)
    if (points.length < LEAST_PERIODS) return []
    const along = { series, measure, points, question: questionOf(series, measure) }
    const { candidates, ofMonth } = seasons(along)
    const level = { ...along, points: points.map(point => withoutSeason(point, series.shownUnit, ofMonth)) }
    return [...directions(level), ...candidates, ...outliers(level)]
  })
}

function withoutSeason(point: Point, unit: TimeUnit, ofMonth: ReadonlyMap<number, number> | null): Point {
  const isFine = unit === 'day' || unit === 'week' || unit === 'month'
  const offset = isFine ? (ofMonth?.get(Number(point.start.slice(5, 7))) ?? 0) : 0
  return offset === 0 ? point : { ...point, of: { ...point.of, mean: point.of.mean - offset } }
}

function questionOf({ time, shownUnit }: Series, measure: Column): Candidate['question'] {
  const x = [{ role: 'group' as const, column: time.id, timeUnit: shownUnit }]
  return { type: 'line', x, y: [{ role: 'value', column: measure.id, aggregate: 'mean' as const }] }
}
