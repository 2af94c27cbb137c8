import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { withoutSeries } from '../../core/chart/echarts/legend.ts'
import type { Context } from '../../ports/context.ts'
import { askChart } from './askChart.ts'
import { drawChart } from './drawChart.ts'
import { type Download, type ExportOptions, exportModel } from './exportModel.ts'

interface Asked {
  question?: Question | undefined
  spec?: ChartSpec | undefined
}

/** A chart as a file, as a question or as a spec. @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy */
export async function exportChart(
  ctx: Context,
  { question, spec, hidden, ...options }: Asked & { hidden: string[] } & ExportOptions,
): Promise<Download> {
  const drawn = await draw(ctx, { question, spec })
  return exportModel(ctx, { ...options, ...drawn, model: withoutSeries(drawn.model, new Set(hidden)) })
}

async function draw(ctx: Context, { question, spec }: Asked): Promise<{ spec: ChartSpec; model: ChartModel }> {
  if (question) return askChart(ctx, { question })
  if (spec) return { spec, model: await drawChart(ctx, { spec }) }
  throw new DomainError('invalid_request', 'Give either a question or a spec.')
}
