import { CellKind } from '../../../core/grid/cellKind.ts'

/**
 * Formats that files use without writing them down (ECMA-376 part 1, 18.8.30). 27-36 and 50-58 are the East Asian ones:
 * 34, 35, 55 and 56 are times in Chinese and dates in Japanese; called dates here, since a date below 1 reads as a time.
 */
const BUILTIN: ReadonlyMap<number, CellKind> = new Map([
  ...ids([5, 6, 7, 8, 42, 44], CellKind.currency),
  ...ids([9, 10], CellKind.percent),
  ...ids([14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58], CellKind.date),
  ...ids([18, 19, 20, 21, 32, 33, 45, 47], CellKind.time),
  ...ids([22], CellKind.timestamp),
  ...ids([46], CellKind.duration),
])

function ids(list: readonly number[], kind: CellKind): [number, CellKind][] {
  return list.map(id => [id, kind])
}

export function builtinKind(formatId: number): CellKind {
  return BUILTIN.get(formatId) ?? CellKind.number
}

/** What a number is by the format that shows it; currency is told apart by its symbol, not here. */
export function kindOfFormat(code: string): CellKind {
  const section = code.split(';', 1)[0] ?? ''
  const shown = withoutLiterals(section)
  if (/\[(h+|m+|s+)\]/i.test(shown)) return CellKind.duration
  const letters = shown.replace(/\[[^\]]*\]/g, '')
  if (/general/i.test(letters)) return CellKind.number
  if (letters.includes('%')) return CellKind.percent
  return dateKind(letters)
}

function dateKind(letters: string): CellKind {
  // Scientific notation and AM/PM hold letters of dates.
  const tokens = letters.replace(/e[+-]/gi, '').replace(/am\/pm|a\/p/gi, 'h')
  // Digits anywhere but in fractions of a second: words beside them (CHF, days) are no dates, quoted or not.
  if (/[#?0]/.test(tokens.replace(/s[.,]0+/gi, 's'))) return CellKind.number
  const hasTime = /[hs]/i.test(tokens)
  const hasDate = /[ydeg]|b{1,4}/i.test(tokens) || (/m/i.test(tokens) && !hasTime) || /m{3,5}/i.test(tokens)
  if (hasDate) return hasTime ? CellKind.timestamp : CellKind.date
  return hasTime ? CellKind.time : CellKind.number
}

/** A section without its quoted words, escaped characters, padding (`_x`) and fill (`*x`). */
function withoutLiterals(section: string): string {
  return section.replace(/"[^"]*"|\\.|_.|\*./g, '')
}
