import { type Filter, type PlanResult, QueryPlan } from '../../contract/plan.ts'
import type { RowsPage } from '../../contract/preview.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { withoutNumber } from './rowsOf.ts'
import { runPlan } from './runPlan.ts'

interface Input {
  datasetId: string
  tableId: string
  cursor?: string | undefined
  limit: number
  columns?: string[] | undefined
  filter?: Filter | undefined
  /** The newest unless named; a cursor keeps to the version of its page. */
  versionId?: string | undefined
}

/** Where a page begins: behind this many rows, the last of them with the number `row`, out of `total` of a version. */
interface Place {
  seen: number
  row: number
  total: number
  versionId: string
}

/**
 * Rows of a table in the order of the file. A cursor names the version it was made on, so that pages fit together when
 * new data arrives in between, and the last row's number, so that a page deep in the table is found as fast as the first.
 * @throws DomainError not_found, invalid_plan, invalid_request for a foreign cursor
 */
export async function listRows(ctx: Context, input: Input): Promise<RowsPage> {
  const { datasetId, tableId, limit } = input
  const from = placeOf(input.cursor)
  const versionId = from?.versionId ?? input.versionId
  const { table, version, files } = await loadScan(ctx, { datasetId, tableId, versionId })
  const plan = QueryPlan.parse({
    source: { datasetId, tableId, versionId: version.id },
    columns: input.columns?.length ? input.columns : table.columns.map(({ id }) => id),
    ...(input.filter && { filter: input.filter }),
    limit,
    offset: from?.seen ?? 0,
  })
  const { table: found, bill } = from ? await rowsAfter(ctx, plan, from) : await runPlan(ctx, { plan })
  const items = withoutNumber(found, files)
  const seen = (from?.seen ?? 0) + items.length
  const total = from?.total ?? bill.rowsIn - bill.leftOut.reduce((sum, { count }) => sum + count, 0)
  return {
    columns: found.columns.slice(1),
    items,
    versionId: version.id,
    total,
    nextCursor: seen < total ? cursorOf({ seen, row: items.at(-1)?.row, total, versionId: version.id }) : null,
  }
}

const WINDOW_ROWS = 4000
const WIDER = 64

/** The next rows behind a row: looked for close to it first, then wider and wider until the page is full. */
async function rowsAfter(ctx: Context, plan: QueryPlan, { row, seen, total }: Place): Promise<PlanResult> {
  const wanted = Math.min(plan.limit, total - seen)
  for (let width = WINDOW_ROWS; ; width *= WIDER) {
    const isWhole = width > total
    const filter = within(row, isWhole ? null : row + width, plan.filter)
    const result = await runPlan(ctx, { plan: { ...plan, filter, offset: 0 } })
    if (isWhole || result.table.rowCount >= wanted) return result
  }
}

/** Numbers are of the file, which may have more rows than the table: without an end nothing is missed. */
function within(row: number, last: number | null, filter: Filter | undefined): Filter {
  const behind: Filter = { op: 'gt', column: '_row', value: row }
  const near: Filter[] = last === null ? [behind] : [behind, { op: 'le', column: '_row', value: last }]
  return { op: 'and', of: filter ? [...near, filter] : near }
}

/** Null on a page without rows: there is no next one. */
function cursorOf({ seen, row, total, versionId }: Omit<Place, 'row'> & { row: number | undefined }): string | null {
  return row === undefined ? null : `${seen}.${row}.${total}.${versionId}`
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [, seen, row, total, versionId] = /^(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\w+)$/.exec(cursor) ?? []
  if (versionId === undefined)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return { seen: Number(seen), row: Number(row), total: Number(total), versionId }
}
