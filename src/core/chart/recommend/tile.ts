import { ChartSpec } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import { QueryPlan, type QueryPlanInput } from '../../../contract/plan.ts'

/** A chart that might stand on the dashboard, and why. */
export interface Candidate {
  id: string
  spec: ChartSpec
  why: Message
}

interface Draft {
  id: string
  type: ChartSpec['type']
  plan: QueryPlanInput
  trend?: QueryPlanInput | undefined
  encoding: { x?: string; y?: string[]; colour?: string }
  horizontal?: boolean
  title: Message
  subtitle?: Message | undefined
  why: Message
}

/** Fills the defaults of a drafted tile in. */
export function candidate({ id, why, trend, plan, subtitle, ...rest }: Draft): Candidate {
  const spec = ChartSpec.parse({
    ...rest,
    plan: QueryPlan.parse(plan),
    ...(trend ? { trend: QueryPlan.parse(trend) } : {}),
    ...(subtitle ? { subtitle } : {}),
  })
  return { id, spec, why }
}
