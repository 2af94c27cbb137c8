import type { Reading } from '../../../contract/reading.ts'
import { textRows } from '../landing/query.ts'
import type { RawTable } from '../raw.ts'

const FEW = 20
const SHOWN_CHARACTERS = 200

/** The values of a record that stands beside tables ("count": 3): listed, not a table of one row; null when there are many. */
export async function singleValues(record: RawTable): Promise<Reading['others'] | null> {
  const { connection, relation, columns } = record
  if (columns.length > FEW || record.rejectedRelation !== null) return null
  const sources = columns.map(({ source }) => source).join(', ')
  const [row] = await textRows(connection, `SELECT _row, ${sources} FROM ${relation}`)
  return columns.flatMap(({ name }, i) =>
    row?.cells[i] ? [{ name: `${name}: ${row.cells[i]}`.slice(0, SHOWN_CHARACTERS), reason: 'single_value' }] : [],
  )
}
