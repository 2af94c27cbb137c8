import { QueryPlan } from '../../contract/plan.ts'
import type { Preview } from '../../contract/preview.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { withoutNumber } from './rowsOf.ts'
import { runPlan } from './runPlan.ts'

interface Input {
  datasetId: string
  tableId?: string | undefined
  rows: number
}

/** The first rows of a table (the first table, unless named) and what its columns are. @throws DomainError not_found */
export async function previewDataset(ctx: Context, { datasetId, tableId, rows }: Input): Promise<Preview> {
  const { tablesOfVersion, version } = await getDataset(ctx, { datasetId })
  const table = tableId === undefined ? tablesOfVersion[0] : tablesOfVersion.find(({ id }) => id === tableId)
  if (!table) throw new DomainError('not_found', 'There is no such table in this dataset.')
  const columns = table.columns.map(({ id, name, type, role }) => ({ id, name, type, role }))
  const plan = QueryPlan.parse({
    source: { datasetId, tableId: table.id, versionId: version.id },
    columns: columns.map(({ id }) => id),
    limit: Math.max(rows, 1),
  })
  const found = rows === 0 ? [] : withoutNumber((await runPlan(ctx, { plan })).table)
  return {
    datasetId,
    tableId: table.id,
    versionId: version.id,
    columns,
    types: Object.fromEntries(columns.map(({ name, type }) => [name, type])),
    rows: found.map(({ cells }) => cells),
    shape: [table.rowCount, columns.length],
  }
}
