import type { Message } from '../../contract/message.ts'

type Param = Message['params'][string] | undefined

/**
 * Fills a template: `{name}` puts a parameter in (numbers grouped by locale), `{name:percent}` and `{name:signed}` write
 * a ratio, `{name:plain}` a number without grouping, `{name|one|other}` chooses by number (`#` is the number itself).
 */
export function fill(template: string, params: Message['params'], locale: string): string {
  return template.replace(
    /\{(\w+)(?::(\w+)|\|([^|{}]*)\|([^{}]*))?\}/g,
    (_whole, name: string, style?: string, one?: string, other?: string) => {
      const value = params[name]
      if (one !== undefined && other !== undefined) return plural(value, one, other, locale)
      return write(value, style, locale)
    },
  )
}

function plural(value: Param, one: string, other: string, locale: string): string {
  const n = Number(value)
  const chosen = new Intl.PluralRules(locale).select(n) === 'one' ? one : other
  return chosen.replace('#', write(n, undefined, locale))
}

function write(value: Param, style: string | undefined, locale: string): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'number' || style === 'plain') return String(value)
  if (style === 'percent')
    return dash(new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value))
  if (style === 'signed')
    return dash(
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(
        value,
      ),
    )
  // Below one the first digits that are not zero tell.
  const digits = Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 }
  return dash(new Intl.NumberFormat(locale, digits).format(value))
}

/** A true minus sign (U+2212), as wide as a digit. */
const dash = (text: string) => text.replace('-', '−')
