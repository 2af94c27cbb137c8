import type { Dashboard, DashboardTile, Operation } from '../../src/contract/dashboard.ts'
import { Question } from '../../src/contract/question.ts'
import { changeDashboard } from '../../src/domains/dashboards/changeDashboard.ts'
import { createDashboard } from '../../src/domains/dashboards/createDashboard.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import type { Context } from '../../src/ports/context.ts'
import type { Database } from '../../src/ports/database.ts'
import { buildDataset } from './buildDataset.ts'
import { buildColumn } from './column.ts'
import { newId } from './context.ts'
import { buildTile } from './dashboardOperations.ts'

/** The columns of the data that tiles here ask. */
export const salesColumns = [
  buildColumn({ id: 'c1', name: 'Platform', type: 'text' }),
  buildColumn({ id: 'c2', name: 'Global_Sales', type: 'double' }),
]

/** A new empty dashboard. */
export const makeDashboard = (ctx: Context, name = 'Sales') =>
  createDashboard(ctx, { name, folderId: null, from: { kind: 'empty' } })

/** Sends one batch, as of a revision. */
export const change = (
  ctx: Context,
  { id, revision }: Pick<Dashboard, 'id' | 'revision'>,
  ...operations: Operation[]
) => changeDashboard(ctx, { dashboardId: id, base: revision, batchId: newId('batch'), operations })

export const put = (item: DashboardTile): Operation => ({ op: 'putTile', item })

/** Sales by platform as bars. */
export function buildChartTile(id: string, source: Question['source']): DashboardTile {
  const y = [{ role: 'value' as const, column: 'c2', aggregate: 'sum' as const }]
  const question = Question.parse({ source, type: 'bar', x: [{ role: 'group', column: 'c1' }], y })
  return buildTile(id, { config: { kind: 'chart', question, columns: [] } })
}

/** A new dataset of those columns, and its table. */
export async function salesSource(ctx: Context, database: Database): Promise<{ datasetId: string; tableId: string }> {
  const datasetId = await buildDataset(ctx, database, { columns: salesColumns })
  const { tablesOfVersion } = await getDataset(ctx, { datasetId })
  return { datasetId, tableId: tablesOfVersion[0]?.id ?? '' }
}
