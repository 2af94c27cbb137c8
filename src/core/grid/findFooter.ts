import type { SkipReason } from '../../contract/settings.ts'
import { isTyped } from './cellShape.ts'
import type { ShapedRow } from './findHeader.ts'
import { filledCount, isBlank } from './row.ts'

const TOTALS =
  /^(?:grand |sub-?|overall )?(?:totals?|sums?|summe|gesamt(?:summe)?|total général|totaux|totale|合計|総計)\b\s*[:=]?$|^(?:合計|総計)$/i
const NOTE =
  /^(?:report (?:generated|created|run|date)|generated (?:on|at|by)|created (?:on|at|by)|exported (?:on|at|from|by)|printed (?:on|at)|run date|data (?:as of|source)|as of\b|sources?\s*:|notes?\s*:|quelle\s*:|stand\s*:|end of (?:report|file)|page \d+|©|\(c\)|copyright|\*{1,3}\s?\D)/i

/** What the last rows of a table are told apart by. */
export interface FooterContext {
  width: number
  /** The word "total" stands among the data too: then it is no sign of a footer. */
  isTotalData: boolean
  /** Rows of the table often fill a single cell: then that is no sign of a footer either. */
  isSparse: boolean
  /** Whether the rows above hold numbers or dates in this 0-based column. */
  isTypedColumn(column: number): boolean
}

/**
 * Which of the last rows are not data, from the last one upwards: totals, notes on the report, blank ones. Careful: it
 * stops at the first row that may be data.
 *
 * @param rows the last rows, oldest first
 * @returns a reason a row for the last of them; its length says how many rows are the footer
 */
export function findFooter(rows: readonly ShapedRow[], context: FooterContext): SkipReason[] {
  const wordy = wordsAtEnd(rows, context)
  const reasons: SkipReason[] = []
  for (const [i, row] of [...rows].reverse().entries()) {
    const reason = footerReason(row, context) ?? (i < wordy ? 'note' : null)
    if (reason === null) break
    reasons.unshift(reason)
  }
  return reasons
}

/**
 * How many of the last rows hold no number or date at all where three columns and more hold them, when some of these rows
 * even have words there: a note written across the columns.
 */
function wordsAtEnd(rows: readonly ShapedRow[], context: FooterContext): number {
  const typed = Array.from({ length: context.width }, (_, column) => column).filter(context.isTypedColumn)
  if (typed.length < 3) return 0
  const last = rows.findLastIndex(row => row.shapes.some(isTyped))
  const run = rows.slice(last + 1)
  const isNote = run.some(({ shapes }) => typed.some(column => shapes[column] === 'word' || shapes[column] === 'other'))
  return last >= 0 && isNote ? run.length : 0
}

function footerReason(row: ShapedRow, context: FooterContext): SkipReason | null {
  const filled = filledCount(row.cells)
  if (filled === 0) return 'blank'
  const first = row.cells.find(cell => !isBlank(cell))?.trim() ?? ''
  if (TOTALS.test(first) && !context.isTotalData && areNumbers(row, filled)) return 'totals'
  if (context.width < 2) return null
  if (NOTE.test(first) && filled <= Math.max(2, context.width / 3)) return 'note'
  return isLoneNote(row, filled, context) ? 'note' : null
}

/** All cells beside the label are numbers, and there is one at least. */
function areNumbers(row: ShapedRow, filled: number): boolean {
  const numbers = row.shapes.filter(shape => shape === 'number').length
  return numbers >= 1 && numbers >= filled - 2
}

/** One cell of words where rows fill several. */
function isLoneNote(row: ShapedRow, filled: number, context: FooterContext): boolean {
  if (filled !== 1 || context.isSparse || row.shapes.some(isTyped)) return false
  const column = row.cells.findIndex(cell => !isBlank(cell))
  return context.width >= 3 || (row.shapes[column] !== 'blank' && context.isTypedColumn(column))
}

/** Whether the label of a totals row stands in the first columns of these rows. */
export function hasTotalLabel(rows: readonly ShapedRow[]): boolean {
  return rows.some(row => row.cells.some((cell, column) => column < 2 && TOTALS.test(cell?.trim() ?? '')))
}
