import type { ColumnType } from '../../contract/column.ts'
import type { Family } from './family.ts'

/** What one family read in the whole column. */
export interface FamilyFit {
  family: Family
  /** Cells it reads. */
  fits: number
  /** Cells it does not read that stand for "missing" in a column of its kind. */
  missing: number
  /** Numbers only: most digits before and behind the point, longest cell, and cells with an exponent. */
  maxWhole: number
  maxFraction: number
  maxLength: number
  exponents: number
}

export interface ChosenType {
  type: ColumnType
  /** Digits of a decimal; 0 otherwise. */
  precision: number
  scale: number
  /** Whole numbers were asked for, and some of the numbers are not: they are refused, never rounded. */
  hasFractions?: boolean
}

/** Share of the non-missing cells that a type must read; the rest is kept as rejects. */
export const REQUIRED_FIT = 0.99

const MAX_INTEGER_DIGITS = 18
const MAX_FRACTION = 6
const MAX_DECIMAL_DIGITS = 18
const MAX_MONEY_DIGITS = 38

/**
 * The family a column is read with: the one that reads most cells, the earlier proposal when two read the same.
 *
 * @param nonNull  cells that are not empty
 * @returns        null when none reads 99 % of the cells that are not missing, so that the column stays text
 */
export function chooseFamily(fits: readonly FamilyFit[], nonNull: number): FamilyFit | null {
  return mostFitting(fits.filter(fit => fit.fits > 0 && fit.fits >= REQUIRED_FIT * (nonNull - fit.missing)))
}

/** The one that reads most cells, however few they are. */
export function mostFitting(fits: readonly FamilyFit[]): FamilyFit | null {
  return fits.reduce<FamilyFit | null>((best, fit) => (best === null || fit.fits > best.fits ? fit : best), null)
}

/**
 * The column type that holds what a family read, exactly.
 *
 * Whole numbers up to 18 digits are integers, longer ones are identifiers and stay text (null). Fractions up to 6
 * digits (18 in all) are decimals, money always is one; the rest and exponents are doubles.
 */
export function typeOf(fit: FamilyFit, isMoney: boolean): ChosenType | null {
  const { family } = fit
  if (family.kind === 'duration') return { type: 'decimal', precision: 18, scale: 3 }
  if (family.kind !== 'number') return { type: family.kind, precision: 0, scale: 0 }
  const { fraction, whole } = digitsOf(fit)
  if (fit.exponents > 0) return { type: 'double', precision: 0, scale: 0 }
  if (isMoney && whole + fraction <= MAX_MONEY_DIGITS) return decimal(whole + fraction, fraction)
  if (fraction === 0 && !isFraction(family)) {
    return whole <= MAX_INTEGER_DIGITS ? { type: 'integer', precision: 0, scale: 0 } : null
  }
  const isExact = fraction <= MAX_FRACTION && whole + fraction <= MAX_DECIMAL_DIGITS
  return isExact ? decimal(whole + fraction, fraction) : { type: 'double', precision: 0, scale: 0 }
}

/** The type a person asked for, with room for what the family read; values that do not fit into it are rejected. */
export function typeAsked(asked: ColumnType, fit: FamilyFit): ChosenType {
  const hasFractions = asked === 'integer' && (fit.maxFraction > 0 || fit.exponents > 0)
  if (asked !== 'decimal') return { type: asked, precision: 0, scale: 0, ...(hasFractions ? { hasFractions } : {}) }
  if (fit.family.kind === 'duration') return decimal(18, 3)
  const { fraction, whole } = digitsOf(fit)
  const scale = Math.min(fit.exponents > 0 ? MAX_FRACTION : fraction, 12)
  return decimal(fit.exponents > 0 ? MAX_MONEY_DIGITS : whole + scale, scale)
}

function digitsOf({ family, maxFraction, maxWhole }: FamilyFit): { fraction: number; whole: number } {
  const moved = isFraction(family) ? 2 : 0
  return { fraction: Math.max(maxFraction - moved, 0), whole: maxWhole + moved }
}

function isFraction(family: Family): boolean {
  return family.kind === 'number' && family.isFraction
}

function decimal(digits: number, scale: number): ChosenType {
  return { type: 'decimal', precision: digits <= MAX_DECIMAL_DIGITS ? MAX_DECIMAL_DIGITS : MAX_MONEY_DIGITS, scale }
}
