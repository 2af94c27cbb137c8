import type { Num } from './numbers.ts'
import { roundHalf } from './numbers.ts'

/** TEXT of a number: rounded half away from zero, digits grouped by commas where the format has one. */
export function shownNumber(x: Num, { scale }: { scale: number }, format: string): string | null {
  const isPercent = format.endsWith('%')
  const fraction = /\.(0+)/.exec(format)?.[1]?.length ?? 0
  const least = /(0+)(\.|%|$)/.exec(format)?.[1]?.length ?? 1
  const scaled = scaledTo(isPercent ? times100(x) : x, scale, fraction)
  if (scaled === null) return null
  // Thousands are grouped of whole numbers of 64 bits.
  if (format.startsWith('#,') && (scaled < 0n ? -scaled : scaled) / 10n ** BigInt(fraction) >= 2n ** 63n) return null
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(fraction + 1, '0')
  const whole = digits.slice(0, digits.length - fraction).padStart(least, '0')
  const grouped = format.startsWith('#,') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  const rest = fraction === 0 ? '' : `.${digits.slice(-fraction)}`
  return `${scaled < 0n ? '-' : ''}${grouped}${rest}${isPercent ? '%' : ''}`
}

function times100(x: Num): Num {
  return typeof x === 'number' ? x * 100 : x * 100n
}

function scaledTo(x: Num, from: number, to: number): bigint | null {
  if (typeof x === 'number') return Math.abs(x * 10 ** to) < 1e38 ? BigInt(roundHalf(x * 10 ** to)) : null
  if (to >= from) return x * 10n ** BigInt(to - from)
  const step = 10n ** BigInt(from - to)
  const size = x < 0n ? -x : x
  const rounded = (size + step / 2n) / step
  return x < 0n ? -rounded : rounded
}

/** TEXT of a day. */
export function shownDay(day: string, format: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(date)
  const parts: Record<string, () => string> = {
    yyyy: () => day.slice(0, 4),
    yy: () => day.slice(2, 4),
    mmmm: () => name({ month: 'long' }),
    mmm: () => name({ month: 'short' }),
    mm: () => day.slice(5, 7),
    m: () => String(Number(day.slice(5, 7))),
    dddd: () => name({ weekday: 'long' }),
    dd: () => day.slice(8, 10),
    d: () => String(Number(day.slice(8, 10))),
  }
  return format.replace(
    /"([^"]*)"|yyyy|yy|mmmm|mmm|mm|m|dddd|dd|d/g,
    (part, kept?: string) => kept ?? parts[part]?.() ?? part,
  )
}
