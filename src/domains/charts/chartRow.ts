import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { statesOf } from '../datasets/statesOf.ts'
import { chart } from './tables.ts'

export type ChartRow = typeof chart.$inferSelect

/** A chart of the workspace that is not in the trash. @throws DomainError not_found */
export async function loadChart(ctx: Context, tx: Transaction, chartId: string): Promise<ChartRow> {
  const [row] = await tx.select().from(chart).where(ofWorkspace(ctx, chartId))
  return found(row)
}

/** The same, kept from being changed by others until the transaction ends. @throws DomainError not_found */
export async function holdChart(ctx: Context, tx: Transaction, chartId: string): Promise<ChartRow> {
  const [row] = await tx.select().from(chart).where(ofWorkspace(ctx, chartId)).for('update')
  return found(row)
}

/** Rows as the contract says them, with what became of their datasets. */
export async function toSavedCharts(ctx: Context, tx: Transaction, rows: readonly ChartRow[]): Promise<SavedChart[]> {
  const states = await statesOf(
    ctx,
    tx,
    rows.map(row => row.datasetId),
  )
  return rows.map(row => toSavedChart(row, states.get(row.datasetId)))
}

/** One row as the contract says it. */
export async function toSaved(ctx: Context, tx: Transaction, row: ChartRow): Promise<SavedChart> {
  const states = await statesOf(ctx, tx, [row.datasetId])
  return toSavedChart(row, states.get(row.datasetId))
}

function toSavedChart(row: ChartRow, dataset: SavedChart['dataset'] | undefined): SavedChart {
  const { workspaceId: _, datasetName, createdAt, updatedAt, deletedAt, ...same } = row
  return {
    ...same,
    dataset: dataset ?? { name: datasetName, state: 'gone' },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
  }
}

const ofWorkspace = (ctx: Context, chartId: string) =>
  and(eq(chart.id, chartId), eq(chart.workspaceId, ctx.workspaceId), isNull(chart.deletedAt))

function found(row: ChartRow | undefined): ChartRow {
  if (!row) throw new DomainError('not_found', 'There is no such chart.')
  return row
}
