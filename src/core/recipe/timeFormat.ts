import type { ColumnType } from '../../contract/column.ts'

/** Parts of a date's format as receipts write them, the longer first, and the codes of strptime that read them. */
const PARTS: readonly (readonly [string, readonly string[]])[] = [
  ['YYYY', ['%Y']],
  ['YY', ['%y']],
  ['Month', ['%B', '%b']],
  ['MMMM', ['%B']],
  ['MMM', ['%b']],
  ['MM', ['%m']],
  ['M', ['%m']],
  ['DD', ['%d']],
  ['D', ['%d']],
  ['hh', ['%H']],
  ['mm', ['%M']],
  ['ss', ['%S']],
  ['AM', ['%p']],
]

/**
 * The ways in which strptime reads a format such as 'DD/MM/YYYY' or 'D Month YYYY hh:mm:ss AM'; null when something in it
 * is understood by nobody. Months by name are read in English, long and short, times with and without seconds.
 */
export function readingsOf(format: string, type: ColumnType): string[] | null {
  let readings = ['']
  let rest = format.trim()
  let seen = 0
  while (rest !== '') {
    const part = PARTS.find(([name]) => rest.startsWith(name))
    if (part === undefined && /^[\p{L}\d%]/u.test(rest) && !/^[Tde]/.test(rest)) return null
    const codes = part?.[1] ?? [rest.slice(0, 1)]
    readings = readings.flatMap(before => codes.map(code => before + code))
    rest = rest.slice(part?.[0].length ?? 1)
    if (part !== undefined) seen++
  }
  if (seen < 2) return null
  const twelve = readings.some(reading => reading.includes('%p'))
  const timed = readings.map(reading => (twelve ? reading.replace('%H', '%I') : reading))
  const short = timed.filter(reading => reading.includes(':%S')).map(reading => reading.replace(':%S', ''))
  const bare =
    type === 'time' ? [] : timed.flatMap(reading => (/ %[HI]/.test(reading) ? [reading.split(/ %[HI]/)[0] ?? ''] : []))
  return [...new Set([...timed, ...short, ...bare])]
}
