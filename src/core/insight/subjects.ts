import type { Column } from '../../contract/column.ts'
import type { TimeUnit } from '../../contract/plan.ts'
import { epochMs, finestUnit } from '../chart/period.ts'

const MEASURES = 12
const DIMENSIONS = 10
/** Groups that are told apart; with more a dimension is only ranked. */
const GROUPS = 200
const RANKED = 5000
const PERIODS = 5000
const ROWS_LEAST = 30

/** What of a table is looked at. */
export interface Subjects {
  rows: number
  measures: Column[]
  dimensions: Column[]
  /** With many values: only ranked, not compared. */
  wide: Column[]
  time: { column: Column; unit: TimeUnit } | null
  /** Measures and categories beyond the most that are looked at. */
  left: Column[]
}

/** Columns worth looking at: no names of single rows, no constants, no free text. Null when there are too few rows. */
export function subjectsOf(columns: readonly Column[]): Subjects | null {
  const rows = columns[0]?.profile.rows ?? 0
  if (rows < ROWS_LEAST) return null
  const measures = columns.filter(c => c.role === 'measure' && isNumber(c) && (c.profile.sd ?? 0) > 0)
  const groups = columns.filter(
    c => c.role === 'dimension' && c.type !== 'double' && c.profile.distinct >= 2 && c.profile.distinct < rows * 0.5,
  )
  const compared = groups.filter(c => c.profile.distinct <= GROUPS)
  const time = columns.find(c => (c.type === 'date' || c.type === 'timestamp') && c.profile.distinct >= 8)
  return {
    rows,
    measures: measures.slice(0, MEASURES),
    dimensions: compared.slice(0, DIMENSIONS),
    wide: groups.filter(c => c.profile.distinct > 20 && c.profile.distinct <= RANKED).slice(0, DIMENSIONS),
    time: time ? { column: time, unit: unitFor(time) } : null,
    left: [...measures.slice(MEASURES), ...compared.slice(DIMENSIONS)],
  }
}

const isNumber = ({ type }: Column) => type === 'integer' || type === 'decimal' || type === 'double'

/** Days where they are not too many, so that months and weekdays can be made of them. */
function unitFor(column: Column): TimeUnit {
  const spanMs = epochMs(column.profile.max) - epochMs(column.profile.min)
  const unit = finestUnit(column, spanMs, PERIODS)
  if (unit === 'minute' || unit === 'hour') return 'day'
  // Neither months nor quarters can be made of weeks.
  return unit === 'week' ? 'month' : unit
}
