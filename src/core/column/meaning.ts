import type { ColumnType, Meaning, Role } from '../../contract/column.ts'
import { CURRENCIES } from './currencies.ts'
import { DOWN_WORDS, MEAN_WORDS, SUM_WORDS, UP_WORDS } from './meaningNames.ts'
import { nameWords } from './nameWords.ts'
import { BARE_UNITS, UNITS } from './units.ts'

export interface MeaningEvidence {
  name: string
  type: ColumnType
  role: Role
  /** From the cells or the workbook's formats. */
  currency: string | null
  isPercent: boolean
  isDuration: boolean
  /** What the values are counted in, as a person, a row of units or the cells say; null: nothing; undefined: unknown. */
  unit?: string | null | undefined
}

/**
 * What a measure means: its unit, whether it adds up, which way is good.
 *
 * The currency is the cells', else the header's (`price_usd`, `Amount (EUR)`); `$` alone is taken for US dollars.
 * Additivity goes by the name's last telling word ("shipping fee rate" is a rate); percentages and measured sizes
 * average; money adds up; what nothing is known of averages, because a mean is never absurd.
 */
export function meaningOf(evidence: MeaningEvidence): Meaning {
  const words = nameWords(evidence.name)
  if (evidence.role !== 'measure') return { unit: null, isMoney: false, additive: 'none', direction: 'neutral' }
  const currency = currencyOf(evidence)
  const unit = currency ?? unitOf(evidence)
  return {
    unit,
    isMoney: currency !== null,
    additive: additivity(words, unit, currency !== null),
    direction: direction(words),
  }
}

function currencyOf({ name, currency, isPercent, unit }: MeaningEvidence): string | null {
  if (unit !== undefined) return unit === null ? null : (CURRENCIES.get(unit) ?? null)
  return isPercent ? null : (currency ?? headerCurrency(name))
}

function unitOf({ name, isPercent, isDuration, unit }: MeaningEvidence): string | null {
  if (unit !== undefined) return unit
  return isPercent ? '%' : isDuration ? 's' : headerUnit(name)
}

function additivity(words: readonly string[], unit: string | null, isMoney: boolean): 'sum' | 'mean' {
  if (unit === '%') return 'mean'
  if (/^(?:avg|average|mean|median|max|min|maximum|minimum)$/.test(words[0] ?? '')) return 'mean'
  for (const word of [...words].reverse()) {
    if (MEAN_WORDS.has(word)) return 'mean'
    if (SUM_WORDS.has(word)) return 'sum'
  }
  return isMoney ? 'sum' : 'mean'
}

function direction(words: readonly string[]): Meaning['direction'] {
  const text = words.join(' ')
  if (/\b(?:days|time|hours|minutes) to\b/.test(text) || words.some(word => DOWN_WORDS.has(word))) return 'down'
  return words.some(word => UP_WORDS.has(word)) ? 'up' : 'neutral'
}

function bracketed(name: string): string | null {
  return /[([]([^)\]]+)[)\]]\s*$/.exec(name)?.[1]?.trim() ?? null
}

/** The currency a header names: 'price_usd', 'Amount (EUR)', 'Total ($)'. */
export function headerCurrency(name: string): string | null {
  const inside = bracketed(name)
  if (inside !== null && CURRENCIES.has(inside)) return CURRENCIES.get(inside) ?? null
  const last = nameWords(name).at(-1)?.toUpperCase() ?? ''
  // Words such as "all" and "top" are codes too; only the common currencies are read without brackets.
  return /^(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|CNY|INR|BRL|MXN|SEK|NOK|DKK|PLN)$/.test(last) ? last : null
}

function headerUnit(name: string): string | null {
  const inside = bracketed(name)
  if (inside !== null) return UNITS.get(inside.toLowerCase()) ?? (inside === '%' ? '%' : null)
  const last =
    /[_\s.-]([A-Za-z%/]+)$/.exec(name)?.[1]?.toLowerCase() ??
    (/[^\d\s]\s*%\s*$/.test(name) || name.trim() === '%' ? '%' : '')
  return BARE_UNITS.has(last) ? (UNITS.get(last) ?? null) : null
}
