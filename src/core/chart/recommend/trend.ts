import { unitOf } from '../period.ts'
import { timeDimension } from './keyFigures.ts'
import { measureOf, type Subject } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

/** The leading measure over time; the number of rows when there is no measure. */
export function trend(subject: Subject): Candidate[] {
  const { time, measures } = subject
  if (!time) return []
  const column = measures[0]
  const measure = measureOf(column)
  const params = {
    measure: column?.name ?? '',
    time: time.name,
    unit: unitOf(time) ?? 'year',
    aggregate: measure.aggregate,
  }
  return [
    candidate({
      id: `trend-${column?.id ?? 'rows'}-${time.id}`,
      type: 'line',
      plan: {
        source: subject.source,
        filter: { op: 'notNull', column: time.id },
        dimensions: [timeDimension(time)],
        measures: [measure],
        sort: [{ by: 't', direction: 'asc' }],
        limit: 2000,
      },
      encoding: { x: 't', y: ['m'] },
      title: { code: column ? 'chart.overTime' : 'chart.rowsOverTime', params },
      subtitle: { code: 'chart.perUnit', params },
      why: { code: 'why.trend', params },
    }),
  ]
}
