import type { Context } from '../../ports/context.ts'
import { askSavedChart } from './askSavedChart.ts'
import type { Download } from './download.ts'
import { type ExportOptions, exportModel } from './exportModel.ts'

/** A saved chart as a file. @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy */
export async function exportSavedChart(
  ctx: Context,
  { chartId, ...options }: { chartId: string } & ExportOptions,
): Promise<Download> {
  const { spec, model } = await askSavedChart(ctx, { chartId })
  return exportModel(ctx, { spec, model, ...options })
}
