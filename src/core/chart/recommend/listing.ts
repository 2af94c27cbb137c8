import type { Column } from '../../../contract/column.ts'
import type { Subject } from './subject.ts'
import { type Candidate, candidate } from './tile.ts'

const ROWS = 10

/** The rows that lead by the first measure, or simply the first rows. */
export function listing(subject: Subject): Candidate[] {
  const { columns, measures } = subject
  const lead = measures[0]
  const shown = pick(columns, lead)
  if (shown.length === 0) return []
  const params = { measure: lead?.name ?? '', rows: ROWS }
  return [
    candidate({
      id: lead ? `largest-${lead.id}` : 'first-rows',
      type: 'table',
      plan: {
        source: subject.source,
        columns: shown.map(c => c.id),
        ...(lead ? { filter: { op: 'notNull', column: lead.id }, sort: [{ by: lead.id, direction: 'desc' }] } : {}),
        limit: ROWS,
      },
      encoding: { y: shown.map(c => c.id) },
      title: { code: lead ? 'chart.largest' : 'chart.firstRows', params },
      why: { code: lead ? 'why.largest' : 'why.firstRows', params },
    }),
  ]
}

/** What names a row, then groups, then the measure: at most six columns. */
function pick(columns: readonly Column[], lead: Column | undefined): Column[] {
  const names = columns.filter(c => c.role === 'text' || (c.role === 'identifier' && c.type === 'text')).slice(0, 2)
  const rest = columns.filter(c => c.role === 'time' || c.role === 'dimension').slice(0, 3)
  const chosen = new Set([
    ...names,
    ...rest,
    ...(lead ? [lead] : columns.filter(c => c.role !== 'constant').slice(0, 6)),
  ])
  return columns.filter(c => chosen.has(c)).slice(0, 6)
}
