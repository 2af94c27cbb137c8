import type { Column } from '../../../contract/column.ts'
import { isTotal } from '../rank.ts'
import type { Subject } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

const POINTS = 2000

/** Two measures against each other. A total is not drawn against its own parts: that they agree is no news. */
export function relationship(subject: Subject): Candidate[] {
  const [x, y] = pair(subject.measures)
  if (!x || !y) return []
  const colour = subject.dimensions.find(c => c.profile.distinct <= 6 && c.profile.nulls === 0)
  const params = { x: x.name, y: y.name, points: POINTS, rows: subject.rows }
  return [
    candidate({
      id: `against-${x.id}-${y.id}`,
      type: 'scatter',
      plan: {
        source: subject.source,
        filter: {
          op: 'and',
          of: [
            { op: 'notNull', column: x.id },
            { op: 'notNull', column: y.id },
          ],
        },
        columns: [x.id, y.id, ...(colour ? [colour.id] : [])],
        ...(subject.rows > POINTS ? { sample: POINTS } : {}),
        limit: POINTS,
      },
      encoding: { x: x.id, y: [y.id], ...(colour ? { colour: colour.id } : {}) },
      title: { code: 'chart.against', params },
      subtitle: { code: 'chart.eachRow', params },
      why: { code: 'why.relationship', params },
    }),
  ]
}

function pair(measures: readonly Column[]): [Column | undefined, Column | undefined] {
  const parts = measures.filter(c => !isTotal(c))
  const [first, second] = parts.length >= 2 ? parts : measures
  return [second, first]
}
