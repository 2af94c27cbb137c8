import type { Fields } from '../fields.ts'
import { figuresOf, isAdditive } from '../fields.ts'

/** What keeps figures from being parts of a whole: they must add up and not be below zero. */
export function partsLack(f: Fields, chart: string): string | null {
  const [value, more] = figuresOf(f)
  if (!value || more) return `${chart} shows one figure: keep one on Y.`
  const name = value.column?.name ?? 'Rows'
  if (!isAdditive(value)) return `${chart} shows parts of a whole: take a sum or a count, which add up.`
  const isBelow = value.field.aggregate === 'sum' && Number(value.column?.profile.min ?? 0) < 0
  return isBelow ? `${name} has values below zero, which are no parts of a whole: draw bars.` : null
}
