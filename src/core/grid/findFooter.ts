import type { SkipReason } from '../../contract/settings.ts'
import { type CellShape, isTyped } from './cellShape.ts'
import type { ShapedRow } from './findHeader.ts'
import { filledCount, isBlank } from './row.ts'
import { type TotalLabel, totalLabel } from './totalLabel.ts'

const NOTES = [
  '(?:report|file|list|data|export) (?:generated|created|run|date|printed|exported)',
  '(?:generated|created|exported|printed|produced|downloaded|retrieved|last updated) (?:on|at|by|from|with)\\b',
  'run date',
  'data (?:as of|source)',
  'as of\\b',
  'sources?\\s*:',
  'notes?\\s*:',
  'remarks?\\s*:',
  'disclaimer',
  'confidential',
  'end of (?:report|file|list|data)',
  'page \\d+',
  '\\(?\\d[\\d.,]* (?:rows?|records?|record\\(s\\)|orders|entries)(?: (?:affected|exported|downloaded|found|in total))?[,.]?\\)?$',
  'seller id\\s*:',
  '(?:quelle|stand|hinweis|anmerkung|bemerkung)\\s*:',
  '(?:bericht|report|liste|datei) (?:erstellt|generiert|gedruckt)',
  '(?:erstellt|generiert|gedruckt|exportiert) (?:am|von|um)\\b',
  'seite \\d+',
  '(?:rapport )?(?:généré|édité|créé|imprimé|exporté)e? (?:le|par)\\b',
  '(?:remarque|note)s? ?:',
  '(?:informe )?(?:generado|creado|exportado|impreso) (?:el|por)\\b',
  '(?:fuente|nota|fonte|bron|źródło|zdroj|kilde|källa|lähde|источник|примечание|出典|来源|资料来源|注)\\s*[:：]',
  '(?:gerado|criado|emitido|exportado) (?:em|por)\\b',
  '(?:generato|creato|stampato|esportato) (?:il|da)\\b',
  '(?:gegenereerd|gemaakt|afgedrukt) (?:op|door)\\b',
  '(?:wygenerowano|utworzono|wydrukowano)\\b',
  '(?:отч[её]т )?(?:сформирован|создан|распечатан)',
  '©',
  '\\(c\\)',
  'copyright',
  '\\*{1,3}\\s?\\D',
]
const NOTE = new RegExp(`^(?:${NOTES.join('|')})`, 'iu')

/** What the last rows of a table are told apart by. */
export interface FooterContext {
  width: number
  /** The word "total" stands among the data too: then it is no sign of a footer. */
  isTotalData: boolean
  /** Rows of the table often fill a single cell: then that is no sign of a footer either. */
  isSparse: boolean
  /** Whether the rows above hold numbers or dates in this 0-based column. */
  isTypedColumn(column: number): boolean
  /** Whether nearly all rows fill this column. */
  isFullColumn(column: number): boolean
  /** Sums end the search: they are looked into by themselves. */
  endsAtSums?: boolean
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
  if (filled === 0 || row.shapes.every(isNothing)) return 'blank'
  const first = row.cells.find(cell => !isBlank(cell))?.trim() ?? ''
  const sum = sumReason(row, totalLabel(first)?.kind, context)
  if (sum !== null && areNumbers(row)) return sum
  if (context.width < 2) return null
  const said = row.cells.filter((_, i) => !isNothing(row.shapes[i]))
  const both = said.slice(0, 2).join(' ')
  if ((NOTE.test(first) || NOTE.test(both)) && said.length <= Math.max(2, context.width / 3)) return 'note'
  return isLoneNote(row, filled, context) ? 'note' : null
}

/** A total needs its label alone; a mean, whose label may be a name, leaves out what other rows have, too. */
function sumReason(row: ShapedRow, kind: TotalLabel['kind'] | undefined, context: FooterContext): SkipReason | null {
  if (context.endsAtSums && kind !== 'summary') return null
  if (kind === 'total') return context.isTotalData ? null : 'totals'
  if (kind === 'subtotal') return 'subtotals'
  const hasGap = () =>
    Array.from({ length: context.width }).some((_, i) => isNothing(row.shapes[i]) && context.isFullColumn(i))
  return kind === 'summary' && hasGap() ? 'totals' : null
}

/** All cells beside the label are numbers, and there is one at least. */
function areNumbers({ shapes }: ShapedRow): boolean {
  const numbers = shapes.filter(shape => shape === 'number').length
  return numbers >= 1 && numbers >= shapes.filter(shape => !isNothing(shape)).length - 2
}

/** A dash says that there is nothing, too. */
function isNothing(shape: CellShape | undefined): boolean {
  return shape === undefined || shape === 'blank'
}

/** One cell of words where rows fill several. */
function isLoneNote(row: ShapedRow, filled: number, context: FooterContext): boolean {
  if (filled !== 1 || context.isSparse || row.shapes.some(isTyped)) return false
  const column = row.cells.findIndex(cell => !isBlank(cell))
  return context.width >= 3 || (row.shapes[column] !== 'blank' && context.isTypedColumn(column))
}
