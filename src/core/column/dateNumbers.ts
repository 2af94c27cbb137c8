import type { DateFamily } from './family.ts'
import { nameWords } from './nameWords.ts'
import { CODE_WORDS, COUNT_WORDS, ID_WORDS, POSTAL_WORDS } from './roleNames.ts'

const FROM = Date.UTC(2000, 0, 1)
const TO = Date.UTC(2036, 0, 1)
/** 1954-10-03 to 2099-12-31, counted in days as spreadsheets do. */
const SERIALS = { from: 20_000, to: 73_050 }
const MANY = 50
const DAYS = /^(?:date|datum|fecha|dato|tarih|datetime|päivä|дата)$/
const MOMENTS =
  /^(?:time|timestamp|ts|epoch|unix|created|updated|modified|at|utc|posted|joined|registered|expires|ended|started)$/

/**
 * Ways of reading bare numbers as moments: seconds or milliseconds since 1970, and the day numbers of spreadsheets.
 *
 * Seconds ask for a telling name, or for at least fifty different numbers that all fall between 2000 and 2035 under a
 * name that is no id's; day numbers always ask for a telling name.
 */
export function proposeDateNumbers(cells: readonly string[], name: string, trim: boolean): DateFamily[] {
  const numbers = cells.filter(text => /^\d+(?:\.\d+)?$/.test(text)).map(Number)
  if (numbers.length === 0 || numbers.length < cells.length * 0.9) return []
  const words = nameWords(name)
  const isCount = words.some(word => COUNT_WORDS.has(word))
  const isDay = !isCount && words.some(word => DAYS.test(word))
  const isTold = isDay || (!isCount && words.some(word => MOMENTS.test(word)))
  const isCode = words.some(word => ID_WORDS.has(word) || POSTAL_WORDS.has(word) || CODE_WORDS.has(word))
  const isEpoch = (unit: number) => {
    const among = numbers.filter(x => x * unit >= FROM && x * unit < TO).length
    return isTold ? among * 2 >= numbers.length : !isCode && numbers.length >= MANY && among === numbers.length
  }
  const base = { parts: [], order: null, hasShortYear: false, isZoned: false, trim } as const
  const found: DateFamily[] = []
  if (isEpoch(1000)) {
    const pattern = '\\d{9,10}(?:\\.\\d{1,6})?'
    found.push({ ...base, kind: 'timestamp', pattern, reading: 'seconds', name: 'seconds since 1970' })
  }
  if (isEpoch(1)) {
    found.push({
      ...base,
      kind: 'timestamp',
      pattern: '\\d{12,13}',
      reading: 'milliseconds',
      name: 'milliseconds since 1970',
    })
  }
  const serials = numbers.filter(x => x >= SERIALS.from && x < SERIALS.to)
  if (isDay && serials.length * 2 >= numbers.length) {
    const isWhole = serials.every(Number.isInteger)
    const pattern = `[2-7]\\d{4}${isWhole ? '(?:\\.0+)?' : '(?:\\.\\d+)?'}`
    found.push({ ...base, kind: isWhole ? 'date' : 'timestamp', pattern, reading: 'serial', name: 'day number' })
  }
  return found
}
