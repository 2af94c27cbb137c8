import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { PlanResult } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { byId } from '../../core/chart/measureName.ts'
import type { Context } from '../../ports/context.ts'
import { runPlans } from '../analytics/runPlans.ts'
import { modelOf, plansOf } from '../charts/drawChart.ts'

/** A chart laid out, with the columns of its table. */
export interface Laid {
  spec: ChartSpec
  columns: ReturnType<typeof byId>
}

/** A chart drawn, or what kept it from being drawn. */
export interface Drawn {
  model: ChartModel | null
  problem: { code: string; detail: string } | null
  /** How long the engine took; 0 when it knew the answer. */
  durationMs: number
}

/** Draws charts in one pass where possible; one that fails keeps its problem to itself. */
export async function drawSpecs(ctx: Context, charts: readonly Laid[]): Promise<Drawn[]> {
  if (charts.length === 0) return []
  try {
    return await drawTogether(ctx, charts)
  } catch (fault) {
    problemOf(fault)
    const drawn: Drawn[] = []
    for (const chart of charts) drawn.push(await drawAlone(ctx, chart))
    return drawn
  }
}

/** What one chart is told of a fault. What is no fault of a chart is thrown on: the whole question was cancelled. */
export function problemOf(fault: unknown): { code: string; detail: string } {
  if (!(fault instanceof DomainError) || fault.code === 'cancelled') throw fault
  return { code: fault.code, detail: fault.message }
}

/** All in one go, so that what shares a scan is one pass over the data. */
async function drawTogether(ctx: Context, charts: readonly Laid[]): Promise<Drawn[]> {
  const plans = charts.map(({ spec }) => plansOf(spec))
  const { results } = await runPlans(ctx, { plans: plans.flat() })
  let next = 0
  return charts.map(({ spec, columns }, i) => {
    const count = plans[i]?.length ?? 0
    const answers = results.slice(next, next + count)
    next += count
    return { model: modelOf(spec, columns, answers), problem: null, durationMs: durationOf(answers) }
  })
}

async function drawAlone(ctx: Context, { spec, columns }: Laid): Promise<Drawn> {
  try {
    const { results } = await runPlans(ctx, { plans: plansOf(spec) })
    return { model: modelOf(spec, columns, results), problem: null, durationMs: durationOf(results) }
  } catch (fault) {
    return { model: null, problem: problemOf(fault), durationMs: 0 }
  }
}

const durationOf = (results: readonly PlanResult[]) =>
  Math.max(0, ...results.map(({ cached, durationMs }) => (cached ? 0 : durationMs)))
