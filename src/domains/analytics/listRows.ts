import { type Filter, QueryPlan } from '../../contract/plan.ts'
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
}

/**
 * Rows of a table in the order of the file. A cursor names the version it was made on, so that pages fit together when
 * new data arrives in between.
 * @throws DomainError not_found, invalid_plan, invalid_request for a foreign cursor
 */
export async function listRows(ctx: Context, input: Input): Promise<RowsPage> {
  const { datasetId, tableId, limit, filter } = input
  const from = placeOf(input.cursor)
  const { table, version } = await loadScan(ctx, {
    datasetId,
    tableId,
    ...(from.versionId && { versionId: from.versionId }),
  })
  const plan = QueryPlan.parse({
    source: { datasetId, tableId, versionId: version.id },
    columns: input.columns?.length ? input.columns : table.columns.map(({ id }) => id),
    ...(filter && { filter }),
    limit,
    offset: from.offset,
  })
  const { table: found, bill } = await runPlan(ctx, { plan })
  const next = from.offset + found.rowCount
  const total = bill.rowsIn - bill.leftOut.reduce((sum, { count }) => sum + count, 0)
  return {
    columns: found.columns.slice(1),
    items: withoutNumber(found),
    versionId: version.id,
    total,
    nextCursor: next < total && found.rowCount > 0 ? `${next}.${version.id}` : null,
  }
}

function placeOf(cursor: string | undefined): { offset: number; versionId: string | null } {
  if (cursor === undefined) return { offset: 0, versionId: null }
  const [, digits, versionId] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? []
  if (digits === undefined || versionId === undefined)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return { offset: Number(digits), versionId }
}
