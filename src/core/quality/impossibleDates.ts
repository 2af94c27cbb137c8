import type { Column } from '../../contract/column.ts'
import type { Filter, ResultTable } from '../../contract/plan.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Relation } from '../../contract/relation.ts'
import { aggregate } from '../relation/build.ts'
import { predicateOf } from '../relation/predicate.ts'
import { schemaOf } from '../relation/schema.ts'

/** Days that programs write where they know none: the first of their calendars, and the last. */
const SPIKES = ['0001-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '1904-01-01', '1970-01-01', '9999-12-31']
const OLDEST = '1900-01-01'
const AHEAD_YEARS = 2
/** More than these are no slips: the column is about long ago, or about what is to come. */
const MOST = 0.05
const FEWEST = 2
const DAY_MS = 86_400_000
const YEAR_MS = 365.25 * DAY_MS

/** Dates that cannot be meant, by a column's profile; null where none is in sight. */
export function suspectDates(column: Column, now: Date): Filter | null {
  const { type, id, profile } = column
  if ((type !== 'date' && type !== 'timestamp') || profile.quantiles === null) return null
  const [first, last] = [day(profile.min), day(profile.max)]
  const limit = dayOf(now.getTime() + AHEAD_YEARS * YEAR_MS)
  const [low, high] = [day(profile.quantiles.p25), day(profile.quantiles.p75)]
  const spikes = SPIKES.filter(spike => isSpike(column, spike) && spike !== '9999-12-31')
  const parts: Filter[] = [
    ...(first < OLDEST && low >= OLDEST ? [{ op: 'lt' as const, column: id, value: OLDEST }] : []),
    ...spikes.map(spike => onDay(id, spike)),
    ...(last > limit && high <= limit ? [{ op: 'gt' as const, column: id, value: limit }] : []),
  ]
  return parts.length === 0 ? null : { op: 'or', of: parts }
}

/** One row: how many rows have such a date. */
export function countSuspects(rows: Relation, filters: readonly Filter[]): Relation {
  const refuse = (_: string, detail: string): never => {
    throw new Error(detail)
  }
  return aggregate(
    rows,
    [],
    filters.map((filter, i) => ({
      as: `n${i}`,
      value: { fn: 'count' as const, where: predicateOf(filter, schemaOf(rows), '', refuse) },
    })),
  )
}

/** The remark, when they are as few as slips are. */
export function impossibleDates(column: Column, rows: Filter, counted: ResultTable, at: number): Alert | null {
  const count = Number(counted.data[at]?.[0] ?? 0)
  const { rows: all, nulls, min, max } = column.profile
  const hasSpike = SPIKES.some(spike => isSpike(column, spike))
  if (count === 0 || (count > MOST * (all - nulls) && !hasSpike)) return null
  const isEarly = rows.op === 'or' && rows.of.some(part => part.op === 'lt' || part.op === 'between')
  const example = day(isEarly ? min : max)
  return {
    kind: 'impossibleDates',
    columnId: column.id,
    level: 'warn',
    message: { code: 'alert.impossibleDates', params: { column: column.name, count, example } },
    rows,
  }
}

/** It repeats, is the first or last of all days, and years away from the others. */
function isSpike({ profile }: Column, spike: string): boolean {
  const found = profile.top.filter(({ value }) => day(value) === spike)
  const count = found.reduce((sum, entry) => sum + entry.count, 0)
  const isEnd = day(profile.min) === spike || day(profile.max) === spike || spike < OLDEST
  const away = Math.abs(Date.parse(day(profile.quantiles?.p50 ?? null)) - Date.parse(spike))
  return count >= FEWEST && isEnd && away > AHEAD_YEARS * YEAR_MS
}

function onDay(column: string, low: string): Filter {
  return { op: 'between', column, low, high: dayOf(Date.parse(low) + DAY_MS), closed: false }
}

function day(value: unknown): string {
  return String(value).slice(0, 10)
}

function dayOf(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10)
}
