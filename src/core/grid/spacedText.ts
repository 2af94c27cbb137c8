import { cellShape, isTyped } from './cellShape.ts'

const LEAST_LINES = 3
/** Share of the lines that must have the same number of cells. */
const AGREEMENT = 0.99
/** Of lines of three cells and more, set two spaces apart: titles above and notes below are few beside them. */
const MOSTLY = 0.75
const HALF = 0.5

/**
 * How many spaces at least stand between the cells of lines that are set apart by nothing else: 2 or more where a cell
 * may hold single spaces, or 1 where numbers and dates stand in columns. Null when the lines do not agree.
 *
 * @param lines  without their ends; blank ones say nothing
 */
export function findSpaced(lines: readonly string[]): 1 | 2 | null {
  const filled = lines.map(line => line.trim()).filter(line => line !== '')
  if (filled.length < LEAST_LINES || filled.some(line => line.includes('\t'))) return null
  if (widthBetweenBlanks(lines) !== null) return 2
  const width = evenWidth(filled, 1, AGREEMENT)
  if (width === null || isOneColumn(filled)) return null
  const rows = filled.map(line => splitSpaced(line, 1).map(cell => isTyped(cellShape(cell))))
  const body = rows.slice(1)
  const typed = Array.from({ length: width }, (_, column) => body.filter(row => row[column]).length)
  const columns = typed.filter(n => n >= body.length * AGREEMENT).length
  // Two words a line are a name as often as not: there, a header in words over numbers must tell.
  const isTable = width > 2 ? columns >= width * HALF : columns === width && rows[0]?.includes(true) === false
  return isTable ? 1 : null
}

/** How many cells nearly every line has where two spaces or more stand between them; null when the lines do not agree. */
export function widthBetweenBlanks(lines: readonly string[]): number | null {
  const filled = lines.map(line => line.trim()).filter(line => line !== '')
  if (filled.length < LEAST_LINES || filled.some(line => line.includes('\t'))) return null
  const width = evenWidth(filled, 2, MOSTLY)
  return width !== null && width > 2 ? width : evenWidth(filled, 2, AGREEMENT)
}

/** The cells of a line that is separated by so many spaces or more. */
export function splitSpaced(line: string, least: 1 | 2): string[] {
  return line.trim().split(least === 1 ? / +/ : / {2,}/)
}

/** Cells a line has, when so many of the lines have as many and there are two at least. */
function evenWidth(lines: readonly string[], least: 1 | 2, share: number): number | null {
  const widths = new Map<number, number>()
  for (const line of lines) {
    const width = splitSpaced(line, least).length
    widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  const [width, n] = [...widths].reduce((best, one) => (one[1] > best[1] ? one : best))
  return width > 1 && n >= lines.length * share ? width : null
}

/** Dates with their time, and numbers with spaces between thousands, are one column. */
function isOneColumn(lines: readonly string[]): boolean {
  return lines.slice(1).filter(line => isTyped(cellShape(line))).length > (lines.length - 1) * HALF
}
