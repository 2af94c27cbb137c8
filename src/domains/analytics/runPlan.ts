import type { PlanResult, QueryPlan } from '../../contract/plan.ts'
import type { Context } from '../../ports/context.ts'
import { runPlans } from './runPlans.ts'

/** Answers a plan. @throws DomainError not_found, not_ready, invalid_plan, took_too_long, out_of_memory, busy */
export async function runPlan(ctx: Context, { plan }: { plan: QueryPlan }): Promise<PlanResult> {
  const { results } = await runPlans(ctx, { plans: [plan] })
  const [result] = results
  if (result === undefined) throw new Error('one plan, no result')
  return result
}
