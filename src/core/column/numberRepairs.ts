import type { FamilyFit } from './chooseType.ts'
import { numberFormat } from './columnWish.ts'
import { familyMatcher, type NumberFamily } from './family.ts'
import { wordsOfCurrency } from './numberText.ts'
import {
  AS_IT_STANDS_CHANGE,
  type LineChoice,
  plain,
  type RepairLine,
  type Touched,
  type TypedColumn,
} from './repairLine.ts'
import type { RepairCode } from './repairWords.ts'
import { numberRivals } from './tableVotes.ts'
import { wordsOfUnit } from './units.ts'

/** What reading numbers did, and how they may be read as well. */
export function numberLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily): RepairLine[] {
  const { fits } = fit
  const undo = AS_IT_STANDS_CHANGE
  const lines: RepairLine[] = []
  const { currency, unit } = family
  if (family.isFraction) lines.push({ ...plain('repair.percent_scaled', fits), undo })
  else if (family.isPercent) lines.push({ ...plain('repair.percent', fits, holding(['%', '％'])), undo })
  if (currency !== null) {
    const params = { currency, unit: column.currency ?? currency }
    lines.push({ ...plain('repair.currency_stripped', fits, holding(wordsOfCurrency(currency))), params, undo })
  }
  if (unit !== null) {
    lines.push({ ...plain('repair.unit_stripped', fits, holding(wordsOfUnit(unit))), params: { unit }, undo })
  }
  lines.push(...separatorLines(column, fit, family))
  if (column.type === 'double' && fit.exponents === 0 && fit.maxLength > 19) {
    lines.push({ ...plain('repair.double_precision', fits), undo })
  }
  return lines
}

function holding(marks: readonly string[]): Touched {
  return { cells: 'holding', marks }
}

/** Only what is seen in the texts at hand is said: a family that allows separators need not have met one. */
function separatorLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily): RepairLine[] {
  const matches = familyMatcher(family)
  const texts = column.texts.map(({ text }) => text.trim()).filter(matches)
  const marks = [...family.group]
  const withGroups = texts.filter(text => marks.some(mark => isBetween(text, mark)))
  const rival = column.isDecided ? undefined : rivalOf(column.fits, fit, family)
  const [grouped] = family.isDressed ? withGroups : texts.filter(text => text.includes('.'))
  const choices = rival === undefined || grouped === undefined ? [] : [family, rival]
  if (grouped !== undefined && choices.length > 0 && !column.isSettled && !areThousands(family, texts)) {
    return [ambiguous(fit, choices, grouped)]
  }
  if (!family.isDressed) return []
  const others = choices.map(other => formatChoice(other, false))
  const lines: RepairLine[] = []
  const say = (code: RepairCode, touched: Touched, ways: readonly LineChoice[] = []) =>
    lines.push({ ...plain(code, fit.fits, touched), undo: AS_IT_STANDS_CHANGE, choices: ways })
  if (family.decimal === ',' && texts.some(text => text.includes(','))) {
    say('repair.decimal_comma', { cells: 'holding', marks: [','] }, others)
  }
  if (withGroups.length > 0) say('repair.thousands_separator', { cells: 'holding', marks }, others)
  if (texts.some(text => /[(\u2212]|\d.*[-\u2212]$/.test(text))) {
    say('repair.negatives', { cells: 'holding', marks: ['(', '\u2212', '-'] })
  }
  return lines
}

/**
 * Whether three digits behind a separator can only be thousands: money has no thousandths, and a column with fractions
 * of three digits has hardly a number without one.
 */
function areThousands({ isDressed, currency }: NumberFamily, texts: readonly string[]): boolean {
  if (!isDressed) return false
  const whole = texts.filter(text => /^\D*\d{1,3}\D*$/.test(text)).length
  return currency !== null || (whole > 1 && whole * 20 >= texts.length)
}

/** A blank before a currency separates nothing. */
function isBetween(text: string, mark: string): boolean {
  const at = text.search(new RegExp(`\\d[${mark}]\\d`, 'u'))
  return at >= 0
}

function rivalOf(fits: readonly FamilyFit[], fit: FamilyFit, family: NumberFamily): NumberFamily | undefined {
  const [rival] = numberRivals(fits, fit, family)
  return rival?.family.kind === 'number' ? rival.family : undefined
}

function ambiguous(fit: FamilyFit, ways: readonly NumberFamily[], example: string): RepairLine {
  const [family] = ways
  const separator = family?.isDressed ? family.group.charAt(0) : '.'
  const taken = family?.isDressed ? 'thousands' : 'decimals'
  const line = plain('repair.separator_ambiguous', fit.fits, { cells: 'holding', marks: [separator] })
  const choices = ways.map(way => formatChoice(way, true))
  return { ...line, params: { separator, taken, example }, undo: AS_IT_STANDS_CHANGE, choices }
}

function formatChoice(family: NumberFamily, isLikely: boolean): LineChoice {
  const format = numberFormat(family)
  return { code: 'repair.choose_number_format', params: { format }, change: { format }, isLikely, family }
}
