import type { FamilyFit } from './chooseType.ts'
import type { DateFamily } from './family.ts'
import { AS_IT_STANDS_CHANGE, type LineChoice, plain, type RepairLine, type TypedColumn } from './repairLine.ts'
import { dateRivals } from './tableVotes.ts'

/** What reading dates did, and how they may be read as well. */
export function dateLines(column: TypedColumn, fit: FamilyFit, family: DateFamily): RepairLine[] {
  const undo = AS_IT_STANDS_CHANGE
  const lines: RepairLine[] = []
  const format = { format: family.name }
  const rivals = column.isDecided
    ? []
    : dateRivals(column.fits, fit, family).map(({ family: other }) => other as DateFamily)
  const [rival] = rivals
  if (rival !== undefined) {
    const line = plain('repair.date_order_ambiguous', fit.fits)
    const choices = [family, ...rivals].map(other => orderChoice(other, !column.isSettled))
    lines.push({ ...line, params: { ...format, other: rival.name }, undo, choices })
  } else if (family.reading === 'any' || (family.reading === 'parts' && !family.name.startsWith('YYYY-MM-DD'))) {
    lines.push({ ...plain('repair.date_format', fit.fits), params: format, undo })
  } else if (family.reading !== 'iso' && family.reading !== 'parts') {
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

function orderChoice(family: DateFamily, isLikely: boolean): LineChoice {
  const format = family.name.replace(/ hh:mm:ss.*$/, '')
  const change = { type: family.kind, format }
  return { code: 'repair.choose_date_format', params: { format }, change, isLikely, family }
}
