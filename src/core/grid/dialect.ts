import { cellShape } from './cellShape.ts'
import { RecordSplitter, type Separation } from './recordSplitter.ts'

const DELIMITERS = [',', ';', '\t', '|']
/** So many records of each end of the file are looked at. */
const RECORDS_SCORED = 300
/** Records that agree on their width, at least, before text is cut into columns at all. */
const LEAST_AGREEMENT = 0.4
/** What a quote is worth that keeps a delimiter from cutting a cell. */
const SHIELD_BONUS = 1.5

/** How a text that no delimiter cuts is read: every line is a cell. */
export const ONE_COLUMN: Separation = { delimiter: ',', quote: '"', escape: '"' }

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

/** As `detectSeparation`; null when no delimiter cuts the text evenly. */
export function findSeparation(samples: readonly string[]): Separation | null {
  let best: Scored | null = null
  for (const delimiter of DELIMITERS.filter(d => samples.some(text => text.includes(d)))) {
    for (const tried of scoresOf(samples, delimiter)) {
      if (tried.agreement >= LEAST_AGREEMENT && tried.score > (best?.score ?? 0)) best = tried
    }
  }
  if (best === null) return null
  return best.separation.delimiter === ',' ? orCommaSpace(samples, best.separation) : best.separation
}

/** Every quote that may be; none at all only where double quotes stand in places they should not. */
function scoresOf(samples: readonly string[], delimiter: string): Scored[] {
  const scores = quoteCandidates(samples).map(quote =>
    scoreOf(samples, { delimiter, quote, escape: escapeOf(samples, quote) }),
  )
  for (const scored of scores) {
    if (scored.faults === 0 && shieldsDelimiter(samples, scored.separation)) scored.score *= SHIELD_BONUS
  }
  const isFaulty = (scores[0]?.faults ?? 0) > 0
  return isFaulty ? [...scores, scoreOf(samples, { delimiter, quote: '', escape: '' })] : scores
}

/** The usual one first: it wins where the others do no better. */
function quoteCandidates(samples: readonly string[]): string[] {
  const single = /(?:^|[,;\t|])\s?'(?:[^']|''){0,500}'(?=[,;\t|\r\n]|$)/m
  return samples.some(text => single.test(text)) ? ['"', "'"] : ['"']
}

/** Whether a delimiter stands inside of quotes that begin and end a cell: what quotes are for. */
function shieldsDelimiter(samples: readonly string[], { delimiter, quote }: Separation): boolean {
  const mark = delimiter === '|' ? '\\|' : delimiter
  const edge = `[${mark}\\r\\n]`
  const shielded = new RegExp(`(?:^|${edge})${quote}[^${quote}]{0,500}?${mark}[^${quote}]{0,500}${quote}(?=${edge}|$)`)
  return samples.some(text => shielded.test(text))
}

function escapeOf(samples: readonly string[], quote: string): string {
  const count = (needle: string) => samples.reduce((n, text) => n + text.split(needle).length - 1, 0)
  return count(`\\${quote}`) > count(`${quote}${quote}`) ? '\\' : quote
}

/** Where a space follows every comma it belongs to the delimiter. */
function orCommaSpace(samples: readonly string[], separation: Separation): Separation {
  let cells = 0
  let spaced = 0
  for (const record of recordsOf(samples, separation).records) {
    for (const cell of record.slice(1)) {
      cells++
      if (cell.startsWith(' ') && !cell.startsWith('  ')) spaced++
    }
  }
  if (cells === 0 || spaced < cells) return separation
  const wide = { ...separation, delimiter: ', ' }
  return scoreOf(samples, wide).agreement >= scoreOf(samples, separation).agreement ? wide : separation
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
