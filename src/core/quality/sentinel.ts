import type { Column } from '../../contract/column.ts'
import type { Alert } from '../../contract/quality.ts'
import type { ColumnFacts } from './columnFacts.ts'

/** Numbers that programs write where they know none. */
const LARGE = [999, 9999, 99_999, 999_999, 9_999_999, 99_999_999, 999_999_999]
const SPIKE = { rows: 3, share: 0.002 }

/** A number that stands for "missing": it repeats, far from all others. Null when there is none. */
export function sentinelAlert(column: Column, facts: ColumnFacts): Alert | null {
  const found = sentinelsOf(column, facts)
  if (found.length === 0) return null
  const count = found.reduce((sum, value) => sum + countOf(column, value), 0)
  return {
    kind: 'sentinel',
    columnId: column.id,
    level: 'warn',
    message: { code: 'alert.sentinel', params: { column: column.name, count, value: found.join(', ') } },
    rows: { op: 'in', column: column.id, values: found },
  }
}

/** Whether the values far from the rest are nothing but these. */
export function areAllSentinels(column: Column, facts: ColumnFacts): boolean {
  const far = (facts.below ?? 0) + (facts.above ?? 0)
  return far > 0 && far === sentinelsOf(column, facts).reduce((sum, value) => sum + countOf(column, value), 0)
}

function sentinelsOf(column: Column, { negatives }: ColumnFacts): number[] {
  if (column.role !== 'measure' || column.profile.quantiles === null) return []
  const [min, max] = [Number(column.profile.min), Number(column.profile.max)]
  const far = [max, min].filter(value => LARGE.includes(Math.abs(value)) && isFar(column, value))
  // Where nothing can be negative, the only negative number is no number.
  const isMinusOne = min === -1 && negatives !== null && negatives === countOf(column, -1)
  return [...far, ...(isMinusOne ? [-1] : [])].filter(value => isSpike(column, value))
}

/** Three times as far from the middle half of the values as Tukey's fences, and beyond all common values. */
function isFar({ profile: { quantiles, top } }: Column, value: number): boolean {
  const [low, high] = [Number(quantiles?.p25), Number(quantiles?.p75)]
  const reach = 4.5 * (high - low)
  if (!(reach > 0) || (value > 0 ? value <= high + reach : value >= low - reach)) return false
  return top.every(({ value: other }) => Number(other) === value || Math.abs(Number(other)) * 2 < Math.abs(value))
}

function isSpike(column: Column, value: number): boolean {
  const { rows, nulls } = column.profile
  const count = countOf(column, value)
  return count >= SPIKE.rows && count >= SPIKE.share * (rows - nulls) && count * 2 < rows - nulls
}

/** How often a value stands in the column, as far as it is among the most frequent ones. */
function countOf({ profile }: Column, value: number): number {
  return profile.top.find(entry => Number(entry.value) === value)?.count ?? 0
}
