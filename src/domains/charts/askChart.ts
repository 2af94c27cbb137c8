import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Question, Suggestion } from '../../contract/question.ts'
import { byId } from '../../core/chart/measureName.ts'
import { drawsManyRows } from '../../core/chart/question/drawsManyRows.ts'
import { specOf } from '../../core/chart/question/specOf.ts'
import type { Context } from '../../ports/context.ts'
import { runPlan } from '../analytics/runPlan.ts'
import { runPlans } from '../analytics/runPlans.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { modelOf, plansOf } from './drawChart.ts'

export interface AskedChart {
  spec: ChartSpec
  model: ChartModel
  suggestions: Suggestion[]
}

/**
 * A question answered as a chart, with the other types that its fields allow. Of large tables the rows that the filter
 * leaves are counted first: few of them are drawn one by one.
 * @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function askChart(ctx: Context, { question }: { question: Question }): Promise<AskedChart> {
  const { table } = await loadScan(ctx, question.source)
  const { spec, suggestions } = specOf(question, table.columns, await rowsInFilter(ctx, question, table.columns))
  const { results } = await runPlans(ctx, { plans: plansOf(spec) })
  return { spec, model: modelOf(spec, byId(table.columns), results), suggestions }
}

async function rowsInFilter(ctx: Context, question: Question, columns: readonly Column[]): Promise<number | undefined> {
  const { source, filter } = question
  if (filter === undefined || !drawsManyRows(question, columns)) return undefined
  const measures = [{ as: 'rows', aggregate: 'count' as const }]
  const plan = { source, filter, dimensions: [], measures, tops: [], sort: [], limit: 1, offset: 0 }
  const { table } = await runPlan(ctx, { plan })
  return Number(table.data[0]?.[0] ?? 0)
}
