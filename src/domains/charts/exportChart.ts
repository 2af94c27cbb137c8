import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { compareModels } from '../../core/chart/compareModels.ts'
import { withoutSeries } from '../../core/chart/echarts/legend.ts'
import { restOf } from '../../core/chart/restOf.ts'
import type { Context } from '../../ports/context.ts'
import { askChart } from './askChart.ts'
import type { Download } from './download.ts'
import { drawChart } from './drawChart.ts'
import { type ExportOptions, exportModel } from './exportModel.ts'
import { sidesOf } from './sidesOf.ts'

interface Asked {
  question?: Question | undefined
  spec?: ChartSpec | undefined
  compare?: Filter | undefined
}

/** A chart as a file, as a question or as a spec. @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy */
export async function exportChart(
  ctx: Context,
  { question, spec, compare, hidden, ...options }: Asked & { hidden: string[] } & ExportOptions,
): Promise<Download> {
  const drawn = await draw(ctx, { question, spec, compare })
  return exportModel(ctx, { ...options, ...drawn, model: withoutSeries(drawn.model, new Set(hidden)) })
}

async function draw(
  ctx: Context,
  { question, spec, compare }: Asked,
): Promise<{ spec: ChartSpec; model: ChartModel; isWhole: boolean }> {
  const asked = question ? await askChart(ctx, { question }) : spec && { spec, model: await drawChart(ctx, { spec }) }
  if (!asked) throw new DomainError('invalid_request', 'Give either a question or a spec.')
  if (!compare) return { spec: asked.spec, model: asked.model, isWhole: false }
  const rest = await drawChart(ctx, { spec: restOf(asked.spec, compare) })
  const model = compareModels(asked.model, rest, sidesOf(compare, ctx.locale))
  return { spec: asked.spec, model, isWhole: true }
}
