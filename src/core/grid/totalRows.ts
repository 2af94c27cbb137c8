import type { SkipReason } from '../../contract/settings.ts'
import { cellShape } from './cellShape.ts'
import { type Explanation, explainSums, type Segment } from './explainSums.ts'
import type { GridRow } from './row.ts'
import { type TotalLabel, totalLabel } from './totalLabel.ts'

/** A row that looks like a sum of others. */
export interface SumRow {
  row: number
  cells: GridRow
  kind: Exclude<TotalLabel['kind'], 'summary'>
  /** 0-based columns in which it holds a number. */
  stated: readonly number[]
  /** A column that nearly all rows fill is empty here. */
  hasGap: boolean
}

/** Labels of sums stand in one of so many columns from the first. */
export const LABEL_COLUMNS = 4

/**
 * The row as a sum of others, when its label says so and all beside the label are numbers, but for one text before it (the
 * group said again).
 *
 * @param isFull   whether nearly all rows fill a column
 */
export function sumRow(
  row: number,
  cells: GridRow,
  { left, isFull }: { left: number; isFull(column: number): boolean },
): SumRow | null {
  const labels = cells.slice(left, left + LABEL_COLUMNS).map(totalLabel)
  const at = labels.findIndex(label => label !== null && label.kind !== 'summary')
  const label = labels[at]
  if (!label || label.kind === 'summary') return null
  const shapes = cells.map((cell, column) => (column === left + at ? 'blank' : cellShape(cell)))
  const numbers = shapes.flatMap((shape, column) => (shape === 'number' ? [column] : []))
  const others = shapes.filter((shape, column) => shape !== 'blank' && (shape !== 'number' || column < left + at))
  if (others.length > 1 || shapes.slice(left + at).some(shape => shape !== 'blank' && shape !== 'number')) return null
  // A number before the label is rather the group, unless it is the only one.
  const behind = numbers.filter(column => column > left + at)
  const stated = behind.length > 0 ? behind : numbers
  if (stated.length === 0) return null
  // A dash says that there is nothing, too.
  const hasGap = shapes.some((shape, column) => shape === 'blank' && column !== left + at && isFull(column))
  return { row, cells, kind: label.kind, stated, hasGap }
}

/** What the numbers of a column are, read with a decimal point and with a decimal comma. */
export interface LooseSegment {
  rows: number
  point: Segment['sums']
  comma: Segment['sums']
}

/** A number as text, however it is dressed, with a decimal point or a decimal comma; null when it is none. */
export function looseNumber(cell: string, decimal: '.' | ','): number | null {
  const bare = cell.replace(/[^\d.,]/g, '')
  const digits = decimal === '.' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.')
  const number = digits === '' ? Number.NaN : Number(digits)
  if (!Number.isFinite(number)) return null
  return /[-\u2212(]/.test(cell) ? -number : number
}

/**
 * Which of the rows are sums of others and no data, and of what: 'totals' of the whole table, 'subtotals' of a part.
 *
 * A label alone proves nothing: the row leaves out what rows have, or its numbers are the sums of the rows around it.
 *
 * @param segments one more than there are rows: what stands before each, and behind the last
 */
export function judgeSumRows(rows: readonly SumRow[], segments: readonly LooseSegment[]): (SkipReason | null)[] {
  const places = rows.map((row, i) => ({
    row,
    isFirst: segments.slice(0, i + 1).every(segment => segment.rows === 0),
    isLast: segments.slice(i + 1).every(segment => segment.rows === 0),
  }))
  const isWhole = places.map(({ row, isFirst, isLast }) => row.kind === 'total' && (isFirst || isLast))
  const readings = (['.', ','] as const).map(decimal => explained(rows, isWhole, segments, decimal))
  const proofs = rows.map((row, i) =>
    proofOf(
      row,
      readings.map(reading => reading[i]),
    ),
  )
  const gaps = rows.flatMap((row, i) => (row.hasGap ? [proofs[i] !== 'none'] : []))
  const areMostlySums = gaps.filter(Boolean).length * 2 >= gaps.length
  const evens = rows.flatMap((row, i) => (row.hasGap ? [] : [proofs[i] === 'all']))
  const areAllSums = evens.length > 0 && evens.every(Boolean)
  return rows.map((row, i) => {
    const isSum = row.hasGap
      ? proofs[i] !== 'none' || row.kind === 'subtotal' || (row.kind === 'total' && isWhole[i]) || areMostlySums
      : proofs[i] === 'all' && areAllSums && hasSeveral(segments, readings, i)
    if (!isSum) return null
    return isWhole[i] ? 'totals' : 'subtotals'
  })
}

type Proof = 'all' | 'most' | 'none'

function explained(
  rows: readonly SumRow[],
  isWhole: readonly boolean[],
  segments: readonly LooseSegment[],
  decimal: '.' | ',',
): Explanation[] {
  const statements = rows.map(({ stated, cells }, i) => ({
    isWhole: isWhole[i] ?? false,
    stated: new Map(
      stated.flatMap(column => {
        const number = looseNumber(cells[column] ?? '', decimal)
        return number === null ? [] : [[column, number] as const]
      }),
    ),
  }))
  const sums = segments.map(({ rows: n, point, comma }) => ({ rows: n, sums: decimal === '.' ? point : comma }))
  return explainSums(statements, sums, (_, computed) => Math.max(0.006, 1e-9 * Math.abs(computed)))
}

function proofOf({ stated }: SumRow, explanations: readonly (Explanation | undefined)[]): Proof {
  const agreed = Math.max(0, ...explanations.map(one => one?.agreed ?? 0))
  if (agreed === 0) return 'none'
  return agreed === stated.length ? 'all' : agreed * 2 >= stated.length ? 'most' : 'none'
}

/** A sum of a single row is its equal, which any row may be. */
function hasSeveral(segments: readonly LooseSegment[], readings: readonly Explanation[][], i: number): boolean {
  return readings.some(reading => {
    const { from = 0, to = -1, disagreements = [null] } = reading[i] ?? {}
    const n = segments.slice(from, to + 1).reduce((sum, { rows }) => sum + rows, 0)
    return disagreements.length === 0 && n > 1
  })
}
