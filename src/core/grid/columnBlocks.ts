import { isTyped } from './cellShape.ts'
import { findTable, type ShapedRow } from './findHeader.ts'
import { extent, filledCount, isBlank } from './row.ts'
import { splitTables } from './splitTables.ts'

/** Columns `left` to before `right` of a grid, 0-based. Together blocks cover all columns. */
export interface ColumnBlock {
  left: number
  right: number
}

/** What is known of the columns between two gaps. */
interface Candidate extends ColumnBlock {
  /** They hold names over rows of their own. */
  isTable: boolean
  /** The first header row, and the last row that is at least half full. */
  header: number
  last: number
  /** Tables one below the other. */
  stacked: number
  names: ReadonlySet<string>
}

const LEAST_ROWS = 2

/**
 * The tables that stand side by side in the first rows of a grid, parted by blank columns. A blank column alone parts
 * nothing, for many a table has one: those beside it must be tables that begin or end in other rows,
 * are stacked in other ways, or say a name twice.
 */
export function columnBlocks(rows: readonly ShapedRow[]): ColumnBlock[] {
  const runs = filledRuns(rows)
  const blocks: Candidate[] = []
  for (const run of runs) {
    const block = candidate(rows, run)
    const last = blocks.at(-1)
    if (last === undefined) blocks.push({ ...block, left: 0 })
    else if (areApart(last, block)) blocks.push(block)
    else blocks[blocks.length - 1] = candidate(rows, { left: last.left, right: block.right })
  }
  if (blocks.length <= 1) return [{ left: 0, right: Number.POSITIVE_INFINITY }]
  return blocks.map(({ left }, i) => ({ left, right: blocks[i + 1]?.left ?? Number.POSITIVE_INFINITY }))
}

/** Runs of columns that hold something. What stands alone in its row, as a title does, may reach over a gap. */
function filledRuns(rows: readonly ShapedRow[]): ColumnBlock[] {
  const filled: boolean[] = []
  for (const { cells } of rows) {
    if (filledCount(cells) < 2) continue
    for (const [column, cell] of cells.entries()) if (!isBlank(cell)) filled[column] = true
  }
  const runs: ColumnBlock[] = []
  for (let column = 0; column < filled.length; column++) {
    const run = runs.at(-1)
    if (!filled[column]) continue
    if (run?.right === column) run.right++
    else runs.push({ left: column, right: column + 1 })
  }
  return runs
}

function candidate(rows: readonly ShapedRow[], block: ColumnBlock): Candidate {
  const inside = rows.map(row => cutColumns(row, block))
  const { start, headerRows, width } = findTable(inside)
  const header = inside.slice(start, start + headerRows).flatMap(({ cells }) => cells.filter(cell => !isBlank(cell)))
  const columns = width - block.left
  const isFull = ({ cells }: ShapedRow) => filledCount(cells) >= Math.max(2, columns / 2)
  const body = inside.slice(start + headerRows).filter(isFull)
  const isNamed = headerRows > 0 && header.length >= Math.max(2, columns / 2)
  const hasRows = body.length >= LEAST_ROWS || body.some(row => row.shapes.some(isTyped))
  return {
    ...block,
    isTable: columns >= 2 && isNamed && hasRows,
    header: start,
    last: inside.findLastIndex(isFull),
    stacked: splitTables(inside, { hasWidths: false }).length,
    names: new Set(header.map(name => (name ?? '').trim().toLowerCase())),
  }
}

function areApart(a: Candidate, b: Candidate): boolean {
  if (!a.isTable || !b.isTable) return false
  if (a.header !== b.header || a.last !== b.last || a.stacked !== b.stacked) return true
  return [...b.names].some(name => a.names.has(name))
}

/** The row as if its other columns were blank. */
export function cutColumns({ cells, shapes }: ShapedRow, { left, right }: ColumnBlock): ShapedRow {
  const kept = cells.slice(0, right).map((cell, column) => (column < left ? null : cell))
  const end = extent(kept)
  return {
    cells: kept.slice(0, end),
    shapes: shapes.slice(0, end).map((shape, column) => (column < left ? 'blank' : shape)),
  }
}
