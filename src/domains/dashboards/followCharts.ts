import type { DashboardDocument, DashboardTile } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { getChart } from '../charts/getChart.ts'
import { problemOf } from './drawSpecs.ts'

/**
 * The tiles with what the saved charts that they follow ask now. Of a chart that was deleted stays what the tile kept.
 */
export async function followCharts(
  ctx: Context,
  { tiles }: Pick<DashboardDocument, 'tiles'>,
): Promise<DashboardTile[]> {
  return Promise.all(tiles.map(tile => followed(ctx, tile)))
}

async function followed(ctx: Context, tile: DashboardTile): Promise<DashboardTile> {
  const { config } = tile
  if (config.kind !== 'chart' || config.chartId === undefined) return tile
  try {
    const { question, columns, name } = await getChart(ctx, { chartId: config.chartId })
    return { ...tile, config: { ...config, question: { ...question, title: name }, columns } }
  } catch (fault) {
    problemOf(fault)
    return tile
  }
}
