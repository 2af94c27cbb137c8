import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { PlanResult } from '../../contract/plan.ts'
import { byId } from '../../core/chart/measureName.ts'
import { resolveChart } from '../../core/chart/resolve/resolveChart.ts'
import type { Context } from '../../ports/context.ts'
import { runPlans } from '../analytics/runPlans.ts'
import { loadScan } from '../datasets/loadScan.ts'

/** A chart resolved to what is seen. @throws DomainError not_found, invalid_plan, took_too_long, out_of_memory, busy */
export async function drawChart(ctx: Context, { spec }: { spec: ChartSpec }): Promise<ChartModel> {
  const { table } = await loadScan(ctx, spec.plan.source)
  const { results } = await runPlans(ctx, { plans: plansOf(spec) })
  return modelOf(spec, byId(table.columns), results)
}

/** The plans a spec needs answered: its own, then its trend's, then those of its totals. */
export function plansOf({ plan, trend, totals }: ChartSpec) {
  return [plan, ...(trend ? [trend] : []), ...totals]
}

/** Resolves a spec with the answers to `plansOf(spec)`, in that order. */
export function modelOf(spec: ChartSpec, columns: ReturnType<typeof byId>, results: readonly PlanResult[]): ChartModel {
  const [main, ...others] = results
  if (!main) throw new Error('a chart without an answer to its plan')
  const tables = others.map(({ table }) => table)
  const trend = spec.trend ? (tables.shift() ?? null) : null
  return resolveChart({ spec, columns, table: main.table, bill: main.bill, trend, totals: tables })
}
