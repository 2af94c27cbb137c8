import type { ResultTable } from '../../contract/plan.ts'
import type { TableRow } from '../../contract/preview.ts'

/** The rows of a result whose first column is `_row`, each with its number and its other cells. */
export function withoutNumber({ data, rowCount }: ResultTable): TableRow[] {
  const [numbers = [], ...columns] = data
  return Array.from({ length: rowCount }, (_, i) => ({
    row: Number(numbers[i]),
    cells: columns.map(column => column[i] ?? null),
  }))
}
