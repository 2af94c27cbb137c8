import type { ChartModel } from '../../contract/chart.ts'
import type { Context } from '../../ports/context.ts'
import { askSavedChart } from './askSavedChart.ts'

/** A saved chart as it looks today. @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy */
export async function drawSavedChart(ctx: Context, { chartId }: { chartId: string }): Promise<ChartModel> {
  const { model } = await askSavedChart(ctx, { chartId })
  return model
}
