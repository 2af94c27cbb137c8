import type { ResultTable } from '../../src/contract/plan.ts'

const TOLERANCE = 1e-9

/** @throws Error when the two answers differ in a row or, by more than a relative 1e-9, in a figure */
export function sameAnswer(name: string, ours: ResultTable, theirs: readonly Record<string, unknown>[]): void {
  const ids = ours.columns.map(column => column.id)
  const left = Array.from({ length: ours.rowCount }, (_, i) => ids.map((_, j) => ours.data[j]?.[i] ?? null))
  const right = theirs.map(row => ids.map(id => row[id] ?? null))
  if (left.length !== right.length) throw new Error(`${name}: ${left.length} rows, and ${right.length}`)
  const others = new Map(right.map(row => [keyOf(row, ids, ours), row]))
  for (const row of left) {
    const other = others.get(keyOf(row, ids, ours))
    if (other === undefined) throw new Error(`${name}: there is no ${JSON.stringify(row)}`)
    row.forEach((cell, j) => {
      if (!isNear(cell, other[j])) throw new Error(`${name}: ${JSON.stringify(row)}, and ${JSON.stringify(other)}`)
    })
  }
}

/** What is no figure names the row; lower edges of ranges do too. */
function keyOf(row: readonly unknown[], ids: readonly string[], { columns }: ResultTable): string {
  const isFigure = (j: number) => ids[j] !== 'b' && ['integer', 'decimal', 'double'].includes(columns[j]?.type ?? '')
  return JSON.stringify(row.filter((_, j) => !isFigure(j)))
}

function isNear(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b))
}
