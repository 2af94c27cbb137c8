import type { FamilyFit } from './chooseType.ts'
import { type DateFamily, type NumberFamily, type TextCount, trimCell } from './family.ts'

/** How the columns of a table that leave no doubt are written; null where none says, or where they disagree. */
export interface TableVotes {
  decimal: '.' | ',' | null
  order: 'ymd' | 'dmy' | 'mdy' | null
}

/** A column's chosen reading among all that were measured. */
export interface VotingColumn {
  fit: FamilyFit | null
  fits: readonly FamilyFit[]
  /** Some of its texts. */
  texts?: readonly TextCount[]
}

/** What the columns without doubt say for those in doubt: one exporter writes all of a file. */
export function votesOf(columns: readonly VotingColumn[]): TableVotes {
  const decimals = new Set<'.' | ','>()
  const orders = new Set<'ymd' | 'dmy' | 'mdy'>()
  for (const { fit, fits } of columns) {
    if (fit === null) continue
    const { family } = fit
    if (family.kind === 'number' && saysDecimal(fit, family) && numberRivals(fits, fit, family).length === 0) {
      decimals.add(family.decimal)
    }
    if ((family.kind === 'date' || family.kind === 'timestamp') && family.order !== null && isSwappable(family)) {
      if (dateRivals(fits, fit, family).length === 0) orders.add(family.order)
    }
  }
  const [decimal = null] = decimals.size === 1 ? decimals : []
  const [order = null] = orders.size === 1 ? orders : []
  return { decimal, order }
}

/**
 * The reading the votes are for, where several read the same cells; the chosen one when nobody votes.
 *
 * @returns `isSettled`: the votes decide, so that nobody needs to be asked
 */
export function settled(
  { fit, fits, texts = [] }: VotingColumn,
  votes: TableVotes,
): { fit: FamilyFit | null; isSettled: boolean } {
  if (fit === null) return { fit, isSettled: false }
  const { family } = fit
  if (family.kind === 'number') return settledNumber(fits, { fit, family }, votes)
  if (family.kind === 'date' || family.kind === 'timestamp') {
    return settledDate(fits, { fit, family, texts }, votes)
  }
  return { fit, isSettled: false }
}

function settledNumber(
  fits: readonly FamilyFit[],
  { fit, family }: { fit: FamilyFit; family: NumberFamily },
  { decimal }: TableVotes,
): { fit: FamilyFit; isSettled: boolean } {
  if (decimal === null) return { fit, isSettled: false }
  if (family.decimal === decimal) return { fit, isSettled: true }
  const [rival] = numberRivals(fits, fit, family)
  return rival === undefined ? { fit, isSettled: false } : { fit: rival, isSettled: true }
}

function settledDate(
  fits: readonly FamilyFit[],
  { fit, family, texts }: { fit: FamilyFit; family: DateFamily; texts: readonly TextCount[] },
  { order, decimal }: TableVotes,
): { fit: FamilyFit; isSettled: boolean } {
  const rivals = dateRivals(fits, fit, family)
  const of = (wanted: string) => rivals.find(({ family: other }) => 'order' in other && other.order === wanted)
  if (order !== null) {
    if (family.order === order) return { fit, isSettled: true }
    const rival = of(order)
    return rival === undefined ? { fit, isSettled: false } : { fit: rival, isSettled: true }
  }
  // Years change seldom, days often; that is a guess, and stays a question.
  const yearFirst = family.hasShortYear && areYearsFirst(texts) ? of('ymd') : undefined
  if (yearFirst !== undefined) return { fit: yearFirst, isSettled: false }
  // Where the comma is decimal, the month hardly ever comes first; this is a guess, too.
  const european = decimal === ',' && family.order === 'mdy' ? of('dmy') : undefined
  return { fit: european ?? fit, isSettled: false }
}

/** Whether the first of three numbers has few values and the last one many: 25-03-04. */
function areYearsFirst(texts: readonly TextCount[]): boolean {
  const parts = texts.map(({ text }) => trimCell(text).match(/\d+/g) ?? [])
  const different = (i: number) => new Set(parts.map(part => part[i])).size
  return different(2) >= 8 && different(0) * 2 < different(2)
}

/** Readings with the other decimal sign that read as many cells. */
export function numberRivals(fits: readonly FamilyFit[], fit: FamilyFit, family: NumberFamily): FamilyFit[] {
  return fits.filter(
    ({ family: other, fits: n }) => other.kind === 'number' && n === fit.fits && other.decimal !== family.decimal,
  )
}

/** Readings that put day, month and year in another order and read as many cells; one for each order. */
export function dateRivals(fits: readonly FamilyFit[], fit: FamilyFit, family: DateFamily): FamilyFit[] {
  const orders = new Set([family.order])
  return fits.filter(({ family: other, fits: n }) => {
    if (other.kind !== family.kind || !('order' in other) || other.order === null || n !== fit.fits) return false
    if (family.order === null || orders.has(other.order)) return false
    orders.add(other.order)
    return true
  })
}

/** A fraction, or digits in groups, show which sign is the decimal one. */
function saysDecimal({ maxFraction, maxWhole, exponents }: FamilyFit, { isDressed }: NumberFamily): boolean {
  return exponents === 0 && (maxFraction > 0 || (isDressed && maxWhole > 6))
}

function isSwappable({ order, hasShortYear }: DateFamily): boolean {
  return order !== 'ymd' || hasShortYear
}
