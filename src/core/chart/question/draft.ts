import type { ChartSpec } from '../../../contract/chart.ts'
import type { Message } from '../../../contract/message.ts'
import type { QueryPlanInput } from '../../../contract/plan.ts'
import type { Fields } from './fields.ts'

/** A chart as its type lays the fields out; titles and defaults come after. */
export interface Draft {
  plan: QueryPlanInput
  encoding: Partial<ChartSpec['encoding']>
  horizontal?: boolean
  stack?: ChartSpec['stack']
  totals?: QueryPlanInput[]
  trend?: QueryPlanInput | undefined
  notes?: Message[]
}

/** What a type of chart asks of the fields, and how it lays them out. */
export interface TypeRule {
  /** What to do when the fields do not allow it, as a sentence; null when they do. */
  lacks: (f: Fields) => string | null
  /** How well it suits: 0 to 100. Channels and marks after CompassQL (Wongsuphasawat et al. 2016). */
  score: (f: Fields) => number
  why: (f: Fields) => Message
  lay: (f: Fields) => Draft
}
