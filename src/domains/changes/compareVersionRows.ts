import type { Column, Scalar } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { RowChange } from '../../contract/version.ts'
import { changedBags } from '../../core/versions/compareBags.ts'
import { type ChangeKind, changedRows, readChangedRows } from '../../core/versions/compareRows.ts'
import type { Context } from '../../ports/context.ts'
import { ask, scansOf } from './compareTable.ts'
import { type Compared, type ComparedTable, keyOf, loadCompared, tablesInBoth } from './sides.ts'

interface Input {
  datasetId: string
  from: string
  to: string
  tableId: string
  kind: ChangeKind
  cursor?: string | undefined
  limit: number
}

interface Page {
  items: RowChange[]
  nextCursor: string | null
  columns: Pick<Column, 'id' | 'name' | 'type'>[]
}

/** Rows that are new, changed or gone from one version of a table to another. @throws DomainError not_found, invalid_request */
export async function compareVersionRows(ctx: Context, input: Input): Promise<Page> {
  const compared = await loadCompared(ctx, input)
  const table = tablesInBoth(compared).find(({ to }) => to.tableId === input.tableId)
  if (!table) throw new DomainError('not_found', 'The versions have no such table in common.')
  const offset = offsetOf(input.cursor)
  const columns = allColumns(table)
  const found = table.isSame ? [] : await find(ctx, compared, table, { ...input, offset })
  const shown = found.slice(0, input.limit)
  const cellsOf = (cells: Cells | null) => cells && columns.map(({ id }) => cells.get(id) ?? null)
  return {
    columns,
    items: shown.map(({ key, before, after }) => ({
      kind: input.kind,
      key: key.map(id => (after ?? before)?.get(id) ?? null),
      before: cellsOf(before),
      after: cellsOf(after),
    })),
    nextCursor: found.length > input.limit ? `from.${offset + input.limit}` : null,
  }
}

type Cells = Map<string, Scalar>

interface Found {
  key: readonly string[]
  before: Cells | null
  after: Cells | null
}

async function find(
  ctx: Context,
  compared: Compared,
  table: ComparedTable,
  { kind, offset, limit }: Pick<Input, 'kind' | 'limit'> & { offset: number },
): Promise<Found[]> {
  const sides = scansOf(ctx, compared, table)
  const key = await keyOf(ctx, compared, table)
  const page = { offset, rows: limit + 1 }
  if (key !== null) {
    const rows = readChangedRows(await ask(ctx, changedRows({ ...sides, key }, kind, page)), kind)
    return rows.map(row => ({ ...row, key }))
  }
  if (kind === 'changed') return []
  const { columns, data, rowCount } = await ask(ctx, changedBags(sides, kind, page))
  return Array.from({ length: rowCount }, (_, i) => {
    const cells = new Map(columns.map(({ id }, c) => [id, data[c]?.[i] ?? null]))
    return { key: [], before: kind === 'gone' ? cells : null, after: kind === 'new' ? cells : null }
  })
}

/** Those of the newer version, then those only the older one has. */
function allColumns({ from, to }: ComparedTable): Page['columns'] {
  const gone = from.columns.filter(column => !to.columns.some(({ id }) => id === column.id))
  return [...to.columns, ...gone].map(({ id, name, type }) => ({ id, name, type }))
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const [, offset] = /^from\.(\d{1,12})$/.exec(cursor) ?? []
  if (offset !== undefined) return Number(offset)
  throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
}
