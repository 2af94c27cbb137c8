import type { ResultTable } from '../../contract/plan.ts'
import type { TableRow } from '../../contract/preview.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'

/**
 * The rows of a result whose first column is `_row`, each with its number and its other cells; of several files with
 * the file and the row in it.
 */
export function withoutNumber({ data, rowCount }: ResultTable, files: readonly string[] = []): TableRow[] {
  const [numbers = [], ...columns] = data
  return Array.from({ length: rowCount }, (_, i) => {
    const row = Number(numbers[i])
    return { row, cells: columns.map(column => column[i] ?? null), ...(files.length > 1 && originOf(row, files)) }
  })
}

function originOf(number: number, files: readonly string[]): Pick<TableRow, 'origin'> {
  const { file, row } = placeOfRow(number)
  const name = files[file]
  return name === undefined ? {} : { origin: { file: name, row } }
}
