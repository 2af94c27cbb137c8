import type { FamilyFit } from './chooseType.ts'
import type { DateFamily } from './family.ts'
import { AS_IT_STANDS_CHANGE, type LineChoice, plain, type RepairLine, type TypedColumn } from './repairs.ts'

/** What reading dates did, and how they may be read as well. */
export function dateLines(column: TypedColumn, fit: FamilyFit, family: DateFamily): RepairLine[] {
  const undo = AS_IT_STANDS_CHANGE
  const lines: RepairLine[] = []
  const format = { format: family.name }
  const rivals = column.isDecided ? [] : rivalsOf(column.fits, fit, family)
  const [rival] = rivals
  if (rival !== undefined) {
    const line = plain('repair.date_order_ambiguous', fit.fits)
    const choices = [family, ...rivals].map(orderChoice)
    lines.push({ ...line, params: { ...format, other: rival.name }, undo, choices })
  } else if (family.reading === 'parts') {
    lines.push({ ...plain('repair.date_format', fit.fits), params: format, undo })
  } else if (family.reading !== 'iso') {
    const choices: LineChoice[] = [
      {
        code: 'repair.choose_type',
        params: { type: 'integer' },
        change: { type: 'integer' },
        isLikely: false,
        family: null,
      },
    ]
    lines.push({ ...plain('repair.date_numbers', fit.fits), params: format, undo, choices })
  }
  if (family.hasShortYear) lines.push({ ...plain('repair.short_year', fit.fits), undo })
  if (family.isZoned) lines.push({ ...plain('repair.zone_to_utc', fit.fits), undo })
  return lines
}

/** Readings that put day, month and year in another order and read as many cells. */
export function rivalsOf(fits: readonly FamilyFit[], fit: FamilyFit, family: DateFamily): DateFamily[] {
  if (family.order === null) return []
  const orders = new Set([family.order])
  const rivals: DateFamily[] = []
  for (const { family: other, fits: n } of fits) {
    if (other.kind !== family.kind || !('order' in other) || other.order === null) continue
    if (n !== fit.fits || orders.has(other.order)) continue
    orders.add(other.order)
    rivals.push(other)
  }
  return rivals
}

function orderChoice(family: DateFamily): LineChoice {
  const format = family.name.replace(/ hh:mm:ss.*$/, '')
  const change = { type: family.kind, format }
  return { code: 'repair.choose_date_format', params: { format }, change, isLikely: true, family }
}
