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
  /** The last of them names the columns, one word each. */
  isNamedAbove: boolean
  /** Lines above hold cells of their own: whether these are of the columns is a guess. */
  isDoubtful: boolean
}

type Found = Omit<FixedWidth, 'isNamedAbove' | 'isDoubtful'>

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
  const whole = columnsBelow(filled)
  const { from, to } = withoutProse(filled)
  const inner = to - from === filled.length ? null : columnsBelow(filled.slice(from, to))
  const isMore = inner !== null && inner.starts.length > (whole?.starts.length ?? 0)
  const found = isMore ? { ...inner, linesAbove: from + inner.linesAbove } : whole
  if (found === null) return null
  const isDoubtful = isMore ? inner.linesAbove > 0 : found.linesAbove > 0
  const isNamedAbove = namesStandAbove(filled, found)
  return { ...found, isNamedAbove, isDoubtful: isDoubtful || isNamedAbove }
}

/** Whether the last line above is as many words as there are columns, and the line below it names none. */
function namesStandAbove(lines: readonly string[][], { linesAbove, starts }: Found): boolean {
  const [last, next] = lines.slice(linesAbove - 1, linesAbove + 1).map(line => line.join(''))
  if (linesAbove === 0 || last === undefined || next === undefined) return false
  return namesWithin(last.trim(), starts.length) !== null && cutLine(next, starts).some(isValue)
}

/** "No" is a name as well. */
function isValue(cell: string): boolean {
  const shape = cellShape(cell)
  return shape === 'number' || shape === 'date'
}

/** The columns of the lines, or of those that are left without the first few of them. */
function columnsBelow(lines: readonly string[][]): Found | null {
  const most = Math.min(MOST_LINES_ABOVE, lines.length >> 1)
  let first: Found | null = null
  for (let above = 0; above <= most && lines.length - above >= LEAST_LINES; above++) {
    const body = lines.slice(above)
    const columns = columnsOf(body)
    const found = columns && { ...columns, linesAbove: above }
    if (columns !== null && areUsed(body, columns.starts)) return found
    first ??= found
  }
  return first
}

/** Without titles and notes at both ends, where most lines have cells that stand wide apart and these have none. */
function withoutProse(lines: readonly string[][]): { from: number; to: number } {
  const areProse = lines.map(line => !isWide(line.join('')))
  const all = { from: 0, to: lines.length }
  if (areProse.filter(Boolean).length * 2 >= lines.length) return all
  const most = Math.min(MOST_LINES_ABOVE, lines.length >> 1)
  const end = areProse.slice(all.to - most).indexOf(true)
  return {
    from: areProse.slice(0, most).lastIndexOf(true) + 1,
    to: end < 0 ? all.to : all.to - most + end,
  }
}

/** Two blanks and more stand between words of the line. */
function isWide(line: string): boolean {
  return /\S {2,}\S/.test(line)
}

/** Columns that a single line fills are rather the words of a title above the table. */
function areUsed(lines: readonly string[][], starts: readonly number[]): boolean {
  return starts.every((start, i) => cellsOf(lines, start, starts[i + 1]).filter(cell => cell !== '').length > 1)
}

/** The cells of a line of the table; a note below it, that runs across the columns, stays whole. */
export function cutLineWithin(line: string, { starts, gaps }: FixedWidth): string[] {
  return !isWide(line.trim()) && runsAcrossMost([...line.trimEnd()], gaps) ? [line.trim()] : cutLine(line, starts)
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
 *
 * @param at  the line counted from the first that is not blank
 */
export function cutLineAbove(line: string, at: number, columns: FixedWidth): string[] {
  const { starts, gaps, linesAbove, isNamedAbove } = columns
  if (!runsAcross([...line], gaps)) return cutLine(line, starts)
  const text = line.trim()
  const apart = text.split(/ {2,}/)
  if (apart.length === starts.length) return apart
  return (isNamedAbove && at === linesAbove - 1 && namesWithin(text, starts.length)) || [text]
}

/** Words that are as many as the columns, none of them a number or a date. */
function namesWithin(text: string, columns: number): string[] | null {
  const words = text.split(/ +/)
  return words.length === columns && !words.some(word => isTyped(cellShape(word))) ? words : null
}

/** A single cell that is too long for its column runs across one gap of many. */
function runsAcrossMost(characters: readonly string[], gaps: readonly Gap[]): boolean {
  const reached = gaps.filter(({ from }) => from < characters.length)
  const crossed = reached.filter(gap => runsAcross(characters, [gap]))
  return crossed.length > 0 && crossed.length * 2 >= reached.length
}

function runsAcross(characters: readonly string[], gaps: readonly Gap[]): boolean {
  return gaps.some(({ from, to }) => characters.slice(from, to).some(c => c !== ' '))
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
  // The words of a long name above numbers stand apart by a blank, too, and nothing stands below the first.
  const isBelowWords = both.length > 0 && !both.some(([a, b]) => isTyped(cellShape(a)) || isTyped(cellShape(b)))
  if (isBelowWords && (isTypedColumn(left) || isTypedColumn(right))) return false
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
