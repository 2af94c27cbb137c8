import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { loadChart, toSaved } from './chartRow.ts'

/** One saved chart. @throws DomainError not_found */
export async function getChart(ctx: Context, { chartId }: { chartId: string }): Promise<SavedChart> {
  return ctx.transaction(async tx => toSaved(ctx, tx, await loadChart(ctx, tx, chartId)))
}
