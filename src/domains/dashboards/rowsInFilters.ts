import type { ChartSpec } from '../../contract/chart.ts'
import type { QueryPlan } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { specOf } from '../../core/chart/question/specOf.ts'
import { canonical } from '../../core/relation/canonical.ts'
import type { Context } from '../../ports/context.ts'
import { runPlans } from '../analytics/runPlans.ts'
import { type Laid, problemOf } from './drawSpecs.ts'

interface Counted {
  question?: Question
  columns?: Laid['columns']
}

/** Of charts whose steps or sample hang on it, the number of rows that the filters leave; counted in one pass. */
export async function rowsInFilters(ctx: Context, asked: readonly Counted[]): Promise<(number | undefined)[]> {
  const plans = asked.map(countPlan)
  const wanted = plans.filter(plan => plan !== null)
  if (wanted.length === 0) return []
  try {
    const { results } = await runPlans(ctx, { plans: wanted })
    const counts = results.map(({ table }) => Number(table.data[0]?.[0] ?? 0))
    return plans.map(plan => (plan === null ? undefined : counts[wanted.indexOf(plan)]))
  } catch (fault) {
    // The tile that cannot be counted cannot be drawn either, and then says why.
    problemOf(fault)
    return []
  }
}

function countPlan({ question, columns }: Counted): QueryPlan | null {
  if (!question?.filter || !columns) return null
  const all = [...columns.values()]
  if (canonical(specFor(question, all)) === canonical(specFor(question, all, 0))) return null
  const { source, filter } = question
  const measures = [{ as: 'rows', aggregate: 'count' as const }]
  return { source, filter, dimensions: [], measures, tops: [], sort: [], limit: 1, offset: 0 }
}

/** Null when no type can draw it: its tile will say so. */
function specFor(...of: Parameters<typeof specOf>): ChartSpec | null {
  try {
    return specOf(...of).spec
  } catch (fault) {
    problemOf(fault)
    return null
  }
}
