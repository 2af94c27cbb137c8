import type { Column } from '../../contract/column.ts'
import type { Fix, Step } from '../../contract/recipe.ts'
import type { DateFamily, Family, NumberFamily } from '../column/family.ts'
import { wordsOfUnit } from '../column/units.ts'
import { readingsOf } from '../recipe/timeFormat.ts'
import { MOSTLY, textFamily } from './textFamily.ts'

/** Text that reads as numbers or dates becomes what it reads as; what does not fit becomes missing, and is counted. */
export function retypeFix(column: Column): Fix[] {
  const found = textFamily(column.profile.top, MOSTLY)
  const steps = found === null ? null : stepsFor(column, found.family)
  if (found === null || steps === null) return []
  const id = found.kind === 'date' ? 'asDate' : 'asNumber'
  return [{ id, title: { code: `fix.${id}`, params: { column: column.name } }, steps }]
}

function stepsFor(column: Column, family: Family): Step[] | null {
  if (family.kind === 'number') return asNumber(column, family)
  return family.kind === 'date' || family.kind === 'timestamp' ? asDate(column, family) : null
}

function asNumber({ id, profile: { top } }: Column, { decimal, unit, isPercent, currency }: NumberFamily): Step[] {
  const digits = Math.max(...top.map(({ value }) => fractionOf(String(value), decimal)))
  const type = digits === 0 ? 'integer' : currency === null && !isPercent ? 'double' : 'decimal'
  const format = decimal === ',' ? `1.234,${'5'.repeat(digits)}` : `1,234${digits > 0 ? `.${'5'.repeat(digits)}` : ''}`
  const words =
    unit === null ? [] : wordsOfUnit(unit).filter(word => top.some(({ value }) => String(value).includes(word)))
  const bare = words.map(
    (find): Step => ({ kind: 'replace', column: id, find, with: '', whole: false, matchCase: true }),
  )
  const measured = currency ?? unit ?? (isPercent ? '%' : null)
  return [
    ...bare,
    { kind: 'retype', column: id, type, format },
    ...(measured === null ? [] : [{ kind: 'convert', column: id, factor: 1, offset: 0, unit: measured } as const]),
  ]
}

/** Digits behind the decimal mark. */
function fractionOf(text: string, mark: '.' | ','): number {
  const found = mark === '.' ? /\.(\d+)\D*$/.exec(text) : /,(\d+)\D*$/.exec(text)
  return Math.min(found?.[1]?.length ?? 0, 6)
}

function asDate({ id }: Column, { kind, name, reading, isZoned }: DateFamily): Step[] | null {
  if (reading === 'iso') return [{ kind: 'retype', column: id, type: kind }]
  if (reading !== 'parts' || isZoned || readingsOf(name, kind) === null) return null
  return [{ kind: 'retype', column: id, type: kind, format: name }]
}
