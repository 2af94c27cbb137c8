import { cellShape, isTyped } from './cellShape.ts'
import { isBlank } from './row.ts'

/** Where lines without any delimiter are cut into cells, counted in characters. */
export interface FixedWidth {
  /** Blank in (nearly) all lines that keep to the columns. */
  gaps: readonly Gap[]
  /** Cell i begins at `starts[i]` and ends where the next one begins; the first begins with the line. */
  starts: readonly number[]
  /** So many lines at the beginning, blank ones left aside, do not keep to the columns: titles, a header of long names. */
  linesAbove: number
}

/** Blank positions between two columns, from `from` to before `to`. */
interface Gap {
  from: number
  to: number
}

const LEAST_LINES = 3
const MOST_LINES_ABOVE = 10
const LONGEST_LINE = 4000
/** Share of many lines that may have a character between two columns. */
const ODD_LINES = 0.01
const MOSTLY = 0.7
/** So many lines with words on both sides are unlikely to have the space between two words at one position. */
const MANY_LINES = 20

/**
 * The columns of a table that is set with spaces, from the positions that are blank in (nearly) all of its lines.
 *
 * Lines of prose agree on a blank position by accident, so two columns at least must be two blanks apart; a single blank
 * parts columns only beside numbers or dates, and not within a date and its time or a number and its thousands.
 *
 * @param lines  without their ends; blank ones say nothing. Of a long text its beginning and its end will do
 * @returns      null when the lines do not show at least two columns
 */
export function findFixedWidth(lines: readonly string[]): FixedWidth | null {
  const filled = lines.map(line => [...line]).filter(line => line.some(c => c !== ' '))
  if (filled.some(line => line.includes('\t') || line.length > LONGEST_LINE)) return null
  const most = Math.min(MOST_LINES_ABOVE, filled.length >> 1)
  let first: FixedWidth | null = null
  for (let above = 0; above <= most && filled.length - above >= LEAST_LINES; above++) {
    const body = filled.slice(above)
    const columns = columnsOf(body)
    if (columns !== null && areUsed(body, columns.starts)) return { ...columns, linesAbove: above }
    first ??= columns && { ...columns, linesAbove: above }
  }
  return first
}

/** Columns that a single line fills are rather the words of a title above the table. */
function areUsed(lines: readonly string[][], starts: readonly number[]): boolean {
  return starts.every((start, i) => cellsOf(lines, start, starts[i + 1]).filter(cell => cell !== '').length > 1)
}

/** The cells of a line, without the blanks around them. */
export function cutLine(line: string, starts: readonly number[]): string[] {
  // Only characters beyond the first plane take two places in a string.
  const isPlain = !/[\ud800-\udfff]/.test(line)
  const characters = isPlain ? null : [...line]
  return starts.map((start, i) => {
    const from = i === 0 ? 0 : start
    return (characters?.slice(from, starts[i + 1]).join('') ?? line.slice(from, starts[i + 1])).trim()
  })
}

/**
 * The cells of a line above those that keep to the columns: names that are as many as the columns are theirs in order; a
 * text that runs across them stays whole, in the first.
 */
export function cutLineAbove(line: string, { starts, gaps }: FixedWidth): string[] {
  const characters = [...line]
  const isAcross = gaps.some(({ from, to }) => characters.slice(from, to).some(c => c !== ' '))
  if (!isAcross) return cutLine(line, starts)
  const text = line.trim()
  const named = [/ {2,}/, / +/].map(blanks => text.split(blanks)).find(words => words.length === starts.length)
  return named ?? [text]
}

function columnsOf(lines: readonly string[][]): Pick<FixedWidth, 'starts' | 'gaps'> | null {
  const first = Math.min(...lines.map(line => line.findIndex(c => c !== ' ')))
  const gaps = gapsOf(lines, first)
  if (!gaps.some(({ from, to }) => to - from > 1)) return null
  const kept: Gap[] = []
  for (const [i, gap] of gaps.entries()) {
    const begin = kept.at(-1)?.to ?? first
    const end = gaps[i + 1]?.from
    if (gap.to - gap.from > 1 || partsColumns(cellsOf(lines, begin, gap.from), cellsOf(lines, gap.to, end)))
      kept.push(gap)
  }
  return kept.length === 0 ? null : { starts: [first, ...kept.map(gap => cutOf(lines, gap))], gaps: kept }
}

function gapsOf(lines: readonly string[][], first: number): Gap[] {
  const width = Math.max(...lines.map(line => line.findLastIndex(c => c !== ' ') + 1))
  const odd = Math.floor(lines.length * ODD_LINES)
  const gaps: Gap[] = []
  for (let at = first; at < width; at++) {
    if (lines.filter(line => isFilled(line, at)).length > odd) continue
    const last = gaps.at(-1)
    if (last?.to === at) last.to = at + 1
    else gaps.push({ from: at, to: at + 1 })
  }
  return gaps
}

function cellsOf(lines: readonly string[][], from: number, to?: number): string[] {
  return lines.map(line => line.slice(from, to).join('').trim())
}

/** Whether a single blank between the cells of two columns is more than the space between two words. */
function partsColumns(left: readonly string[], right: readonly string[]): boolean {
  const both = left.flatMap((cell, i) => (cell === '' || isBlank(right[i]) ? [] : [[cell, right[i] ?? ''] as const]))
  if (isMost(both, ([a, b]) => cellShape(`${a} ${b}`) === 'date' && cellShape(a) !== 'number')) return false
  const areThousands = both.length > 0 && both.every(([a, b]) => cellShape(a) !== 'number' || /^\d{3}\b/.test(b))
  if (areThousands && both.some(([, b]) => b.startsWith('0'))) return false
  return isTypedColumn(left) || isTypedColumn(right) || both.length >= MANY_LINES
}

function isTypedColumn(cells: readonly string[]): boolean {
  return isMost(
    cells.map(cellShape).filter(shape => shape !== 'blank'),
    isTyped,
  )
}

function isMost<T>(all: readonly T[], holds: (one: T) => boolean): boolean {
  return all.length > 0 && all.filter(holds).length >= all.length * MOSTLY
}

/** A column that is set from its left begins where its cells do; one that is set from its right begins behind the last. */
function cutOf(lines: readonly string[][], { from, to }: Gap): number {
  const starts = lines.filter(line => line.slice(to).some(c => c !== ' '))
  return isMost(starts, line => isFilled(line, to)) ? to : from
}

function isFilled(line: readonly string[], at: number): boolean {
  const character = line[at]
  return character !== undefined && character !== ' '
}
