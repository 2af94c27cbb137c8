import type { TimePart, TimeUnit } from '../../contract/plan.ts'
import { moveUnits } from '../relation/timeUnit.ts'
import type { Token } from './token.ts'

/**
 * A time that a question names. `range`: from `low` to before `high` (ISO dates; null is open), `part`: a repeating part
 * of time, `relative`: counted back from now.
 */
export type DateSpan =
  | { kind: 'range'; low: string | null; high: string | null; unit: TimeUnit | null; isBareYear: boolean }
  | { kind: 'part'; part: TimePart; values: number[] }
  | { kind: 'relative'; direction: 'last' | 'this' | 'next'; unit: TimeUnit; count: number }

interface Found {
  length: number
  span: DateSpan
}

const months = 'january february march april may june july august september october november december'.split(' ')
const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')
const units: Readonly<Record<string, TimeUnit>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
  hour: 'hour',
}
const ordinals = ['first', 'second', 'third', 'fourth']

/** The longest time that begins at a token; null when none does. */
export function dateAt(tokens: readonly Token[], i: number, text: string): Found | null {
  return rangeAt(tokens, i, text) ?? openAt(tokens, i) ?? relativeAt(tokens, i) ?? inAt(tokens, i) ?? partAt(tokens, i)
}

const wordAt = (tokens: readonly Token[], i: number) => tokens[i]?.word ?? ''

/** "between March and May 2024", "from 2005 to 2010", "2005-2010". */
function rangeAt(tokens: readonly Token[], i: number, text: string): Found | null {
  const lead = ['between', 'from'].includes(wordAt(tokens, i)) ? 1 : leadAt(tokens, i)
  const first = periodAt(tokens, i + lead)
  if (!first) return null
  const at = i + lead + first.length
  const joint = jointAt(tokens, at, { lead: wordAt(tokens, i), text })
  if (joint === null) return null
  const second = periodAt(tokens, at + joint)
  if (!second) return null
  const length = lead + first.length + joint + second.length
  if (!first.hasYear && !second.hasYear) return everyYear(first, second, length)
  const [low, high] = [lowOf(first, second), second.high]
  return low < high ? { length, span: { kind: 'range', low, high, unit: second.unit, isBareYear: false } } : null
}

/** "from January to March": those months of every year. */
function everyYear(first: Period, second: Period, length: number): Found | null {
  const [low, high] = [first, second].map(({ low: start }) => Number(start.slice(5, 7)))
  if (first.unit !== 'month' || second.unit !== 'month' || low === undefined || high === undefined) return null
  const n = ((high - low + 12) % 12) + 1
  const values = Array.from({ length: n }, (_, k) => ((low - 1 + k) % 12) + 1)
  return { length, span: { kind: 'part', part: 'monthOfYear', values } }
}

function jointAt(tokens: readonly Token[], at: number, { lead, text }: { lead: string; text: string }): number | null {
  const word = wordAt(tokens, at)
  if (['to', 'until', 'till', 'through', '-', '–', '−'].includes(word)) return 1
  if (lead === 'between' && (word === 'and' || word === '&')) return 1
  const [before, after] = [tokens[at - 1], tokens[at]]
  return before && after && /^\s*[-–—]\s*$/.test(text.slice(before.end, after.start)) ? 0 : null
}

/** "between March and May 2024": the first month takes the year of the second. */
function lowOf(first: Period, second: Period): string {
  return first.hasYear ? first.low : `${second.low.slice(0, 4)}${first.low.slice(4)}`
}

const opens = new Map([
  ['since', 'since'],
  ['from', 'since'],
  ['starting', 'since'],
  ['after', 'after'],
  ['before', 'before'],
  ['until', 'until'],
  ['till', 'until'],
  ['through', 'until'],
])
const goesOn = new Set(['onwards', 'onward', 'on'])

/** "since 2010", "before March 2024", "2010 onwards". */
function openAt(tokens: readonly Token[], i: number): Found | null {
  const how = opens.get(wordAt(tokens, i))
  const lead = how === undefined ? 0 : openLead(tokens, i)
  const period = periodAt(tokens, i + lead)
  if (!period?.hasYear) return null
  const after = wordAt(tokens, i + lead + period.length)
  const [later, last] = [after === 'or', wordAt(tokens, i + lead + period.length + 1)]
  if (how === undefined && later && (last === 'later' || last === 'after'))
    return opened(period, 'since', lead + period.length + 2)
  if (how === undefined && later && (last === 'earlier' || last === 'before'))
    return opened(period, 'until', lead + period.length + 2)
  if (goesOn.has(after) && (how === undefined || how === 'since'))
    return opened(period, 'since', lead + period.length + 1)
  if (how === undefined) return null
  // "from 2010" alone is that year in "games from 2010": it is left to be asked back elsewhere.
  if (wordAt(tokens, i) === 'from') return inPeriod(period, lead + period.length)
  return opened(period, how, lead + period.length)
}

/** "since", "since the", "since the start of". */
function openLead(tokens: readonly Token[], i: number): number {
  const at = wordAt(tokens, i + 1) === 'the' ? i + 2 : i + 1
  const isEnd = ['start', 'beginning', 'end'].includes(wordAt(tokens, at)) && wordAt(tokens, at + 1) === 'of'
  const isEndFit =
    wordAt(tokens, at) === 'end' ? ['until', 'till', 'through', 'after'] : ['since', 'from', 'starting', 'before']
  if (isEnd && isEndFit.includes(wordAt(tokens, i))) return at + 2 - i
  return ['in', 'the', 'with', 'from'].includes(wordAt(tokens, i + 1)) ? 2 : 1
}

function opened({ low, high, unit }: Period, how: string, length: number): Found {
  const open = { kind: 'range' as const, unit, isBareYear: false }
  if (how === 'since') return { length, span: { ...open, low, high: null } }
  if (how === 'after') return { length, span: { ...open, low: high, high: null } }
  return { length, span: { ...open, low: null, high: how === 'before' ? low : high } }
}

/** "last 6 months", "this year", "the past quarter". */
function relativeAt(tokens: readonly Token[], i: number): Found | null {
  let at = i
  while (['in', 'the', 'over', 'during', 'for', 'within', 'of'].includes(wordAt(tokens, at))) at += 1
  const word = wordAt(tokens, at)
  if (word === 'yesterday') return relative('last', 'day', 1, at - i + 1)
  if (word === 'today') return relative('this', 'day', 1, at - i + 1)
  const direction = (
    {
      last: 'last',
      past: 'last',
      previous: 'last',
      recent: 'last',
      this: 'this',
      current: 'this',
      next: 'next',
    } as const
  )[word]
  if (direction === undefined) return null
  const count = tokens[at + 1]?.number ?? null
  const unit = units[singularUnit(wordAt(tokens, at + (count === null ? 1 : 2)))]
  if (unit === undefined || (direction === 'this' && count !== null)) return null
  return relative(direction, unit, count ?? 1, at - i + (count === null ? 2 : 3))
}

const singularUnit = (word: string) => word.replace(/s$/, '')
const relative = (direction: 'last' | 'this' | 'next', unit: TimeUnit, count: number, length: number): Found | null =>
  Number.isInteger(count) && count >= 1 && count <= 1000
    ? { length, span: { kind: 'relative', direction, unit, count } }
    : null

/** "in March 2024", "during 2010", "2010". */
function inAt(tokens: readonly Token[], i: number): Found | null {
  const lead = leadAt(tokens, i)
  const period = periodAt(tokens, i + lead)
  return period?.hasYear ? inPeriod(period, lead + period.length) : null
}

function inPeriod({ low, high, unit, isBareYear }: Period, length: number): Found {
  return { length, span: { kind: 'range', low, high, unit, isBareYear } }
}

function leadAt(tokens: readonly Token[], i: number): number {
  if (!['in', 'during', 'on', 'for', 'of', 'throughout', 'the', 'year'].includes(wordAt(tokens, i))) return 0
  const next = wordAt(tokens, i + 1)
  if (next === 'the' && wordAt(tokens, i + 2) === 'year') return 3
  return next === 'the' || next === 'year' ? 2 : 1
}

/** "in March", "on Mondays", "in the second quarter": every one of them. */
function partAt(tokens: readonly Token[], i: number): Found | null {
  const lead = leadAt(tokens, i)
  const word = wordAt(tokens, i + lead)
  const month = monthOf(word)
  if (month !== null && (lead > 0 || isName(tokens[i + lead]))) {
    return { length: lead + 1, span: { kind: 'part', part: 'monthOfYear', values: [month] } }
  }
  const day = weekdays.indexOf(singularUnit(word))
  if (day >= 0) return { length: lead + 1, span: { kind: 'part', part: 'dayOfWeek', values: [day + 1] } }
  if (/^weekends?$/.test(word)) return { length: lead + 1, span: { kind: 'part', part: 'dayOfWeek', values: [6, 7] } }
  if (lead > 0 && word === 'weekdays')
    return { length: lead + 1, span: { kind: 'part', part: 'dayOfWeek', values: [1, 2, 3, 4, 5] } }
  const quarter = quarterAt(tokens, i + lead)
  if (!quarter) return null
  return { length: lead + quarter.length, span: { kind: 'part', part: 'quarterOfYear', values: [quarter.n] } }
}

/** "may" and "march" are words, too. */
const isName = (token: Token | undefined) => token !== undefined && (token.word !== 'may' || token.text === 'May')

interface Period {
  length: number
  low: string
  high: string
  unit: TimeUnit
  hasYear: boolean
  isBareYear: boolean
}

/** A stretch with a beginning and an end: a year, decade, half, quarter, month or day. */
function periodAt(tokens: readonly Token[], i: number): Period | null {
  const start = wordAt(tokens, i) === 'the' ? i + 1 : i
  const found =
    isoAt(tokens, start) ??
    decadeAt(tokens, start) ??
    quarterYear(tokens, start) ??
    monthYear(tokens, start) ??
    yearAt(tokens, start)
  return found && { ...found, length: found.length + start - i }
}

function isoAt(tokens: readonly Token[], i: number): Period | null {
  const slashed = /^(\d{1,2})\/(\d{4})$/.exec(wordAt(tokens, i))
  if (slashed)
    return Number(slashed[1]) <= 12 ? period(dated(Number(slashed[2]), Number(slashed[1]), 1), 'month', 1) : null
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(wordAt(tokens, i))
  if (!match || Number(match[2]) > 12 || Number(match[2]) < 1) return null
  if (match[3] === undefined) return period(`${match[0]}-01`, 'month', 1)
  return Number.isNaN(Date.parse(match[0])) ? null : period(match[0], 'day', 1)
}

function decadeAt(tokens: readonly Token[], i: number): Period | null {
  const match = /^(\d{2}|\d{4})s$/.exec(wordAt(tokens, i))
  if (!match?.[1]) return null
  const n = Number(match[1])
  const year = n > 99 ? n : n < 30 ? 2000 + n : 1900 + n
  return year % 10 === 0 ? { ...period(`${year}-01-01`, 'year', 1), high: `${year + 10}-01-01` } : null
}

function quarterYear(tokens: readonly Token[], i: number): Period | null {
  const lead = yearOf(tokens[i])
  const quarter = quarterAt(tokens, lead === null ? i : i + 1) ?? null
  if (!quarter) return null
  const after = i + (lead === null ? 0 : 1) + quarter.length
  const joint = wordAt(tokens, after) === 'of' ? 1 : 0
  const year = lead ?? yearOf(tokens[after + joint])
  if (year === null) return null
  const length = lead === null ? quarter.length + joint + 1 : 1 + quarter.length
  const span = quarter.isHalf ? 6 : 3
  const low = `${year}-${String((quarter.n - 1) * span + 1).padStart(2, '0')}-01`
  return { ...period(low, quarter.isHalf ? 'month' : 'quarter', length), high: moveUnits(low, 'month', span) }
}

function quarterAt(tokens: readonly Token[], i: number): { n: number; length: number; isHalf: boolean } | null {
  const match = /^([qh])([1-4])$/.exec(wordAt(tokens, i))
  if (match) return { n: Number(match[2]), length: 1, isHalf: match[1] === 'h' }
  const n = ordinals.indexOf(wordAt(tokens, i)) + 1
  const next = wordAt(tokens, i + 1)
  return n > 0 && (next === 'quarter' || (next === 'half' && n < 3)) ? { n, length: 2, isHalf: next === 'half' } : null
}

/** "March 2024", "March of 2024", "5 March 2024", "March 5, 2024"; "March" alone has no year. */
function monthYear(tokens: readonly Token[], i: number): Period | null {
  const day = dayOf(tokens[i])
  const at = day !== null && monthOf(wordAt(tokens, i + 1)) !== null ? i + 1 : i
  const month = monthOf(wordAt(tokens, at))
  if (month === null) return null
  let next = at + 1
  const later = at === i && yearOf(tokens[next]) === null ? dayOf(tokens[next]) : null
  if (later !== null) next += 1
  if ([',', 'of'].includes(wordAt(tokens, next)) && yearOf(tokens[next + 1]) !== null) next += 1
  const year = yearOf(tokens[next])
  const number = at === i ? later : day
  if (year === null) return number === null ? { ...period(dated(2000, month, 1), 'month', 1), hasYear: false } : null
  const length = next + 1 - i
  return number === null
    ? period(dated(year, month, 1), 'month', length)
    : period(dated(year, month, number), 'day', length)
}

function yearAt(tokens: readonly Token[], i: number): Period | null {
  const year = yearOf(tokens[i])
  return year === null ? null : { ...period(`${year}-01-01`, 'year', 1), isBareYear: true }
}

const dated = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function period(low: string, unit: TimeUnit, length: number): Period {
  return { length, low, high: moveUnits(low, unit, 1), unit, hasYear: true, isBareYear: false }
}

function yearOf(token: Token | undefined): number | null {
  return token && /^(1[5-9]|20)\d\d$/.test(token.text) ? Number(token.text) : null
}

function dayOf(token: Token | undefined): number | null {
  const match = /^(\d{1,2})(st|nd|rd|th)?$/.exec(token?.word ?? '')
  const n = Number(match?.[1] ?? 0)
  return n >= 1 && n <= 31 ? n : null
}

function monthOf(word: string): number | null {
  const name = word === 'sept' ? 'sep' : word
  if (name.length < 3) return null
  const i = months.findIndex(month => month === name || (name.length === 3 && month.startsWith(name)))
  return i < 0 ? null : i + 1
}
