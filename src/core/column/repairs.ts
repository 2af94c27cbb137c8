import type { ColumnType } from '../../contract/column.ts'
import type { Repair } from '../../contract/receipt.ts'
import type { FamilyFit } from './chooseType.ts'
import {
  type DateFamily,
  familyMatcher,
  type NumberFamily,
  type TextCount,
  type TimestampFamily,
  trimCell,
} from './family.ts'
import type { RepairCode } from './repairWords.ts'

/** What was decided about one column, for its lines in the receipt. */
export interface TypedColumn {
  id: string
  name: string
  type: ColumnType
  /** The chosen reading; null for text. */
  fit: FamilyFit | null
  /** Every reading that was measured. */
  fits: readonly FamilyFit[]
  nonNull: number
  missing: readonly TextCount[]
  rejected: number
  trimmed: number
  currency: string | null
  texts: readonly TextCount[]
}

/** The receipt's lines on one column: nothing is changed in silence. */
export function repairsOf(column: TypedColumn): Repair[] {
  const line = (code: RepairCode, count: number, params: Record<string, string | number> = {}): Repair => ({
    message: { code, params: { column: column.name, ...params } },
    count,
    columnId: column.id,
  })
  const lines = column.missing.map(({ text, count }) =>
    line('repair.missing_marker', count, { marker: trimCell(text) }),
  )
  if (column.trimmed > 0) lines.push(line('repair.trimmed', column.trimmed))
  if (column.fit !== null) lines.push(...readingLines(column, column.fit, line))
  else lines.push(...textLines(column, line))
  if (column.rejected > 0) lines.push(line('repair.cells_rejected', column.rejected, { type: column.type }))
  return lines
}

type Line = (code: RepairCode, count: number, params?: Record<string, string | number>) => Repair

function readingLines(column: TypedColumn, fit: FamilyFit, line: Line): Repair[] {
  const { family, fits } = fit
  switch (family.kind) {
    case 'boolean':
      return family.yes === 'true' ? [] : [line('repair.boolean_words', fits, { yes: family.yes, no: family.no })]
    case 'duration':
      return [line('repair.duration_seconds', fits)]
    case 'time':
      return []
    case 'date':
    case 'timestamp':
      return dateLines(column, fit, family, line)
    case 'number':
      return numberLines(column, fit, family, line)
  }
}

function dateLines(column: TypedColumn, fit: FamilyFit, family: DateFamily | TimestampFamily, line: Line): Repair[] {
  const lines: Repair[] = []
  const isIso = family.formats.length === 0
  const rival = otherOrder(column, fit, family)
  if (rival !== null) {
    const fits = familyMatcher(family)
    const example = column.texts.find(({ text }) => fits(text))?.text ?? ''
    lines.push(line('repair.date_order_ambiguous', fit.fits, { format: family.name, other: rival, example }))
  } else if (!isIso) lines.push(line('repair.date_format', fit.fits, { format: family.name }))
  if (family.hasShortYear) lines.push(line('repair.short_year', fit.fits))
  if (family.kind === 'timestamp' && family.isZoned) lines.push(line('repair.zone_to_utc', fit.fits))
  return lines
}

function otherOrder(column: TypedColumn, fit: FamilyFit, family: DateFamily | TimestampFamily): string | null {
  const rival = column.fits.find(
    ({ family: other, fits }) =>
      other.kind === family.kind && other.order !== family.order && fits === fit.fits && other.name !== family.name,
  )
  return rival !== undefined && 'name' in rival.family ? rival.family.name : null
}

function numberLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily, line: Line): Repair[] {
  const lines: Repair[] = []
  if (family.isFraction) lines.push(line('repair.percent_scaled', fit.fits))
  else if (family.isPercent) lines.push(line('repair.percent', fit.fits))
  if (family.currency !== null && !family.isPercent) {
    const params = { currency: family.currency, unit: column.currency ?? family.currency }
    lines.push(line('repair.currency_stripped', fit.fits, params))
  }
  if (family.isDressed) lines.push(...separatorLines(column, fit, family, line))
  const isRounded = column.type === 'double' && fit.exponents === 0 && fit.maxLength > 19
  if (isRounded) lines.push(line('repair.double_precision', fit.fits))
  return lines
}

/** Only what is seen in the texts at hand is said: a family that allows separators need not have met one. */
function separatorLines(column: TypedColumn, fit: FamilyFit, family: NumberFamily, line: Line): Repair[] {
  const fits = familyMatcher(family)
  const texts = column.texts.map(({ text }) => text).filter(fits)
  const withGroups = texts.filter(text => [...family.group].some(mark => text.trim().includes(mark)))
  const grouped = withGroups[0]
  const rival = column.fits.some(
    ({ family: other, fits: n }) => other.kind === 'number' && n === fit.fits && other.decimal !== family.decimal,
  )
  // Three digits behind every separator of many numbers are no accident.
  if (grouped !== undefined && rival && withGroups.length < 10) {
    const separator = family.group.charAt(0)
    return [line('repair.separator_ambiguous', fit.fits, { separator, example: grouped })]
  }
  const lines: Repair[] = []
  if (family.decimal === ',' && texts.some(text => text.includes(',')))
    lines.push(line('repair.decimal_comma', fit.fits))
  if (grouped !== undefined) lines.push(line('repair.thousands_separator', fit.fits))
  return lines
}

function textLines(column: TypedColumn, line: Line): Repair[] {
  const present = column.nonNull - column.missing.reduce((sum, { count }) => sum + count, 0)
  if (present === 0) return []
  const digits = column.texts.filter(({ text }) => /^0\d+$|^\d{16,}$/.test(text))
  const numeric = column.texts.filter(({ text }) => /^\d+$/.test(text))
  if (digits.length > 0 && numeric.length >= column.texts.length * 0.9) {
    return [line('repair.kept_text_identifier', present)]
  }
  const nearest = column.fits.reduce<FamilyFit | null>((best, f) => (best && best.fits >= f.fits ? best : f), null)
  if (nearest === null || nearest.fits < present * 0.8) return []
  const percent = Math.floor((nearest.fits / present) * 1000) / 10
  return [line('repair.kept_text_mixed', present, { percent, type: nearest.family.kind })]
}
