import { cellShape } from './cellShape.ts'
import { RecordSplitter, type Separation } from './recordSplitter.ts'

const DELIMITERS = [',', ';', '\t', '|', '^', '~']
/** Stands between cells in few files and inside of texts and times in many: looked at only when nothing else cuts. */
const LAST_RESORT = ':'
/** So many records of each end of the file are looked at. */
const RECORDS_SCORED = 300
const CHARACTERS_SCORED = 1 << 17
/** Records that agree on their width, at least, before text is cut into columns at all. */
const LEAST_AGREEMENT = 0.4
const NEARLY_ALL = 0.95
const MOSTLY = 0.7
const OFTEN = 0.3
/** A delimiter that scores so much of the best is as likely. */
const CLOSE = 0.6
/** What a quote is worth that keeps a delimiter from cutting a cell. */
const SHIELD_BONUS = 1.5
const TIMES = /\b\d{1,2}:\d{2}(?::\d{2})?\b/g

/** How a text that no delimiter cuts is read: every line is a cell. */
export const ONE_COLUMN: Separation = { delimiter: ',', quote: '"', escape: '"' }

/** What is decided already; what is not is found. */
export interface GivenSeparation {
  delimiter?: string | undefined
  quote?: string | undefined
  escape?: string | undefined
}

/** A dialect and how well the text agrees with it. */
interface Scored {
  separation: Separation
  score: number
  agreement: number
  /** Quotes that stand where this dialect has none. */
  faults: number
}

/**
 * How a text file separates its cells, from the beginning and the end of its text.
 *
 * Each delimiter and quote is tried; the winner makes records of equal width whose cells look like something. A text that
 * no delimiter cuts evenly is one column.
 * After van den Burg, Nazabal & Sutton (2019), Data Mining and Knowledge Discovery 33, 1799-1820.
 */
export function detectSeparation(samples: readonly string[]): Separation {
  return findSeparation(samples) ?? ONE_COLUMN
}

/** As `detectSeparation`; null when no delimiter cuts the text evenly, and never when the delimiter is given. */
export function findSeparation(samples: readonly string[], given: GivenSeparation = {}): Separation | null {
  return weighSeparation(samples, given)?.separation ?? null
}

export interface WeighedSeparation {
  separation: Separation
  /** Another delimiter that cuts the text nearly as well. */
  rival: string | null
}

/** As `findSeparation`, with the doubt there is. */
export function weighSeparation(samples: readonly string[], given: GivenSeparation = {}): WeighedSeparation | null {
  const short = samples.map((text, i) => (i === 0 ? upToLineEnd(text) : fromLineEnd(text)))
  const tried = given.delimiter === undefined ? DELIMITERS : [given.delimiter]
  const least = given.delimiter === undefined ? LEAST_AGREEMENT : 0
  const narrow = ranked(short, tried, given, least)
  const [best, next] = narrow.length > 0 ? narrow : ranked(short, hidingDelimiters(short), given, least)
  const separation = best === undefined ? cutByColons(short, given) : best.separation
  if (separation === null || best === undefined) return separation && { separation, rival: null }
  const isClose = next !== undefined && next.score >= best.score * CLOSE
  return {
    separation: given.delimiter === undefined ? widened(short, separation, given) : separation,
    rival: isClose ? next.separation.delimiter : null,
  }
}

/** With the space that stands between a delimiter and the quotes behind it. */
function hidingDelimiters(samples: readonly string[]): string[] {
  const wide = DELIMITERS.map(delimiter => `${delimiter} `)
  return wide.filter(delimiter => samples.some(text => text.includes(`${delimiter}"`)))
}

/** The best reading with each delimiter, the best of all first. */
function ranked(
  samples: readonly string[],
  delimiters: readonly string[],
  given: GivenSeparation,
  least: number,
): Scored[] {
  const tried = delimiters.filter(d => given.delimiter === d || samples.some(text => text.includes(d)))
  const best = tried.flatMap(delimiter => {
    const able = scoresOf(samples, delimiter, given).filter(({ agreement }) => agreement >= least)
    return able.length === 0 ? [] : [able.reduce((a, b) => (b.score > a.score ? b : a))]
  })
  return best.sort((a, b) => b.score - a.score)
}

function cutByColons(samples: readonly string[], given: GivenSeparation): Separation | null {
  const [best] = ranked(samples, [LAST_RESORT], given, NEARLY_ALL)
  if (best === undefined) return null
  const { records } = recordsOf(samples, best.separation)
  const colons = count(samples, LAST_RESORT)
  const inTimes = samples.reduce((n, text) => n + (text.match(TIMES) ?? []).join('').split(':').length - 1, 0)
  const isWide = records.filter(record => record.length >= 3).length >= records.length * NEARLY_ALL
  return isWide && inTimes * 2 < colons ? best.separation : null
}

/** Every quote and escape that may be; none at all only where quotes stand in places they should not. */
function scoresOf(samples: readonly string[], delimiter: string, given: GivenSeparation): Scored[] {
  const scores = (given.quote === undefined ? quoteCandidates(samples) : [given.quote]).flatMap(quote =>
    withoutFaults(escapesOf(samples, quote, given).map(mark => scoreOf(samples, { delimiter, quote, escape: mark }))),
  )
  for (const scored of scores) {
    if (scored.faults === 0 && shieldsDelimiter(samples, scored.separation)) scored.score *= SHIELD_BONUS
  }
  const isFaulty = given.quote === undefined && scores.every(({ faults }) => faults > 0)
  const bare = { delimiter, quote: '', escape: given.escape ?? '' }
  if (isFaulty) scores.push(scoreOf(samples, bare))
  const escaped = `\\${delimiter}`
  if (given.escape === undefined && given.quote === undefined && samples.some(text => text.includes(escaped)))
    scores.push(scoreOf(samples, { ...bare, escape: '\\' }))
  return scores
}

/** An escape by which every quote has its place leaves no room for another: that one only runs cells together. */
function withoutFaults(scores: Scored[]): Scored[] {
  const without = scores.filter(({ faults }) => faults === 0)
  return without.length > 0 ? without : scores
}

/** The usual one first: it wins where the others do no better. */
function quoteCandidates(samples: readonly string[]): string[] {
  const single = /(?:^|[,;\t|^~:])\s?'(?:[^']|''|\\'){0,500}'(?=\s?(?:[,;\t|^~:\r\n]|$))/m
  return samples.some(text => single.test(text)) ? ['"', "'"] : ['"']
}

/** Whether a delimiter stands inside of quotes that begin and end a cell: what quotes are for. */
function shieldsDelimiter(samples: readonly string[], { delimiter, quote }: Separation): boolean {
  if (quote === '') return false
  const mark = delimiter.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&')
  const edge = `(?:${mark}|[\\r\\n])`
  const shielded = new RegExp(`(?:^|${edge})${quote}[^${quote}]{0,500}?${mark}[^${quote}]{0,500}${quote}(?=${edge}|$)`)
  return samples.some(text => shielded.test(text))
}

/** Doubled quotes first; where backslashes before quotes are the rule, these. */
function escapesOf(samples: readonly string[], quote: string, given: GivenSeparation): string[] {
  if (quote === '') return [given.escape ?? '']
  if (given.escape !== undefined) return [given.escape]
  const slashed = count(samples, `\\${quote}`)
  if (slashed === 0) return [quote]
  return slashed > count(samples, `${quote}${quote}`) ? ['\\', quote] : [quote, '\\']
}

function count(samples: readonly string[], needle: string): number {
  return samples.reduce((n, text) => n + text.split(needle).length - 1, 0)
}

/** What always stands beside the delimiter belongs to it: a space behind it or around it, or itself once more. */
function widened(samples: readonly string[], separation: Separation, given: GivenSeparation): Separation {
  const read = (other: string) => bestWith(samples, other, given)
  const { delimiter } = separation
  const cells = recordsOf(samples, separation).records.filter(record => record.length > 1)
  const evenCells = cells.flatMap(record => record.filter((_, i) => i % 2 === 1))
  const isDoubled = cells.every(record => record.length % 2 === 1) && evenCells.every(cell => cell === '')
  if (isDoubled && cells.length > 0) return orNot(read, separation, delimiter + delimiter)
  const later = cells.flatMap(record => record.slice(1))
  const spaced = later.filter(cell => cell.startsWith(' ') && !cell.startsWith('  '))
  const hidesQuotes = spaced.some(cell => /^ ["']/.test(cell))
  const share = spaced.length / later.length
  const before = cells.flatMap(record => record.slice(0, -1))
  const isAround = before.every(cell => cell.endsWith(' ') && !cell.endsWith('  '))
  if (share === 1 && isAround) return orNot(read, separation, ` ${delimiter} `)
  if (share === 1 && !hidesQuotes) return orNot(read, separation, `${delimiter} `)
  return orSpaced(read, separation, { share, hidesQuotes })
}

/** Where a space hides a quote from its delimiter, cells are cut at places that have none: it shows in the widths. */
function orSpaced(
  read: (delimiter: string) => Scored,
  separation: Separation,
  { share, hidesQuotes }: { share: number; hidesQuotes: boolean },
): Separation {
  if (!(share >= OFTEN)) return separation
  const hidden = hidesQuotes && share >= MOSTLY ? read(`${separation.delimiter} `) : null
  if (hidden?.faults === 0) return hidden.separation
  if (share >= NEARLY_ALL || hidesQuotes) return orNot(read, separation, `${separation.delimiter} `)
  const wide = read(`${separation.delimiter} `)
  const isBetter = wide.agreement > read(separation.delimiter).agreement
  return isBetter && (share >= MOSTLY || wide.agreement >= NEARLY_ALL) ? wide.separation : separation
}

function orNot(read: (delimiter: string) => Scored, separation: Separation, delimiter: string): Separation {
  const [after, before] = [read(delimiter), read(separation.delimiter)]
  return after.agreement >= before.agreement || after.score > before.score ? after.separation : separation
}

/** Quotes that spaces hid come out with the delimiter that has them. */
function bestWith(samples: readonly string[], delimiter: string, given: GivenSeparation): Scored {
  return scoresOf(samples, delimiter, given).reduce((a, b) => (b.score > a.score ? b : a))
}

function scoreOf(samples: readonly string[], separation: Separation): Scored {
  const read = recordsOf(samples, separation)
  const records = read.records.filter(record => record.length > 1 || record[0]?.trim())
  const widths = new Map<number, number>()
  let known = 0
  let cells = 0
  for (const record of records) {
    widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
    cells += record.length
    for (const cell of record) if (cellShape(cell) !== 'other') known++
  }
  let pattern = 0
  let agreement = 0
  for (const [width, n] of widths) {
    const share = n / records.length
    pattern += share * share * ((width - 1) / width)
    if (width > 1) agreement = Math.max(agreement, share)
  }
  const { faults } = read
  return { separation, agreement, faults, score: cells === 0 ? 0 : pattern * (0.05 + known / cells) }
}

function recordsOf(samples: readonly string[], separation: Separation): { records: string[][]; faults: number } {
  const records: string[][] = []
  let faults = 0
  for (const text of samples) {
    const splitter = new RecordSplitter(separation)
    const all = [...splitter.push(text), ...splitter.end()]
    records.push(...(records.length === 0 ? all.slice(0, RECORDS_SCORED) : all.slice(-RECORDS_SCORED)))
    faults += splitter.faults.strayQuotes + splitter.faults.unclosedQuotes
  }
  return { records, faults }
}

function upToLineEnd(text: string): string {
  if (text.length <= CHARACTERS_SCORED) return text
  const end = text.lastIndexOf('\n', CHARACTERS_SCORED)
  return text.slice(0, end < 0 ? CHARACTERS_SCORED : end + 1)
}

function fromLineEnd(text: string): string {
  if (text.length <= CHARACTERS_SCORED) return text
  return text.slice(text.indexOf('\n', text.length - CHARACTERS_SCORED) + 1)
}
