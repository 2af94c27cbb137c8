import type { FamilyFit } from './chooseType.ts'
import { numberFormat } from './columnWish.ts'
import { familyMatcher, type NumberFamily } from './family.ts'
import {
  AS_IT_STANDS_CHANGE,
  type LineChoice,
  plain,
  type RepairLine,
  type Touched,
  type TypedColumn,
} from './repairs.ts'

/** What reading numbers did, and how they may be read as well. */
export function numberLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily): RepairLine[] {
  const { fits } = fit
  const undo = AS_IT_STANDS_CHANGE
  const lines: RepairLine[] = []
  const { currency, unit } = family
  if (family.isFraction) lines.push({ ...plain('repair.percent_scaled', fits), undo })
  else if (family.isPercent) lines.push({ ...plain('repair.percent', fits), undo })
  if (currency !== null) {
    const params = { currency, unit: column.currency ?? currency }
    lines.push({ ...plain('repair.currency_stripped', fits), params, undo })
  }
  if (unit !== null) lines.push({ ...plain('repair.unit_stripped', fits), params: { unit }, undo })
  lines.push(...separatorLines(column, fit, family))
  if (column.type === 'double' && fit.exponents === 0 && fit.maxLength > 19) {
    lines.push({ ...plain('repair.double_precision', fits), undo })
  }
  return lines
}

/** Only what is seen in the texts at hand is said: a family that allows separators need not have met one. */
function separatorLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily): RepairLine[] {
  const matches = familyMatcher(family)
  const texts = column.texts.map(({ text }) => text.trim()).filter(matches)
  const marks = [...family.group]
  const withGroups = texts.filter(text => marks.some(mark => /\d/.test(text) && isBetween(text, mark)))
  const rival = column.isDecided ? undefined : rivalOf(column.fits, fit, family)
  const [grouped] = family.isDressed ? withGroups : texts.filter(text => text.includes('.'))
  // Three digits behind every separator of many numbers are no accident.
  if (grouped !== undefined && rival !== undefined && (!family.isDressed || withGroups.length < 10)) {
    return [ambiguous(fit, { family, rival }, grouped)]
  }
  if (!family.isDressed) return []
  const undo = AS_IT_STANDS_CHANGE
  const line = (code: Parameters<typeof plain>[0], touched: Touched) => ({ ...plain(code, fit.fits, touched), undo })
  const lines: RepairLine[] = []
  if (family.decimal === ',' && texts.some(text => text.includes(','))) {
    lines.push(line('repair.decimal_comma', { cells: 'holding', marks: [','] }))
  }
  if (withGroups.length > 0) {
    lines.push(line('repair.thousands_separator', { cells: 'holding', marks }))
  }
  if (texts.some(text => /[(\u2212]|\d.*[-\u2212]$/.test(text))) {
    lines.push(line('repair.negatives', { cells: 'holding', marks: ['(', '\u2212', '-'] }))
  }
  return lines
}

/** A blank before a currency separates nothing. */
function isBetween(text: string, mark: string): boolean {
  const at = text.search(new RegExp(`\\d[${mark}]\\d`, 'u'))
  return at >= 0
}

/** A reading with the other decimal sign that reads as many cells. */
function rivalOf(fits: readonly FamilyFit[], fit: FamilyFit, family: NumberFamily): NumberFamily | undefined {
  for (const { family: other, fits: n } of fits) {
    if (other.kind === 'number' && n === fit.fits && other.decimal !== family.decimal) return other
  }
  return undefined
}

function ambiguous(
  fit: FamilyFit,
  { family, rival }: { family: NumberFamily; rival: NumberFamily },
  example: string,
): RepairLine {
  const separator = family.isDressed ? family.group.charAt(0) : '.'
  const taken = family.isDressed ? 'thousands' : 'decimals'
  const line = plain('repair.separator_ambiguous', fit.fits, { cells: 'holding', marks: [separator] })
  const choices = [family, rival].map(formatChoice)
  return { ...line, params: { separator, taken, example }, undo: AS_IT_STANDS_CHANGE, choices }
}

function formatChoice(family: NumberFamily): LineChoice {
  const format = numberFormat(family)
  return { code: 'repair.choose_number_format', params: { format }, change: { format }, isLikely: true, family }
}
