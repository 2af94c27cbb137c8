import type { Context } from '../../ports/context.ts'
import { type AskedChart, askChart } from './askChart.ts'
import { getChart } from './getChart.ts'

/**
 * A saved chart under its own name, asked of the newest version of its data.
 * @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function askSavedChart(ctx: Context, { chartId }: { chartId: string }): Promise<AskedChart> {
  const { question, name } = await getChart(ctx, { chartId })
  const { versionId: _, ...source } = question.source
  return askChart(ctx, { question: { ...question, source, title: name } })
}
