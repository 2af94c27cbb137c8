import type { Meaning } from '../../contract/column.ts'
import type { AggregateName } from '../../contract/plan.ts'
import type { Aggregate, Expression } from '../../contract/relation.ts'
import { column } from '../relation/build.ts'
import { columnOf, numberColumn, type RecipeColumn, type Scene } from './recipeTable.ts'
import { refuse } from './refuse.ts'

/** A figure of groups, as the column it becomes. */
export interface GroupMeasure {
  aggregate: Aggregate
  column: Pick<RecipeColumn, 'type' | 'scale' | 'meaning'>
}

interface Asked {
  aggregate: AggregateName
  of: string | undefined
  p?: number | undefined
  where?: Expression
}

const OF_NUMBERS: ReadonlySet<AggregateName> = new Set(['sum', 'mean', 'median', 'sd', 'quantile'])
const counted: Meaning = { unit: null, isMoney: false, additive: 'sum', direction: 'neutral' }

/** @throws StepRefusal when the column is gone, or cannot be computed with */
export function measureOf({ aggregate: fn, of, p, where }: Asked, scene: Scene): GroupMeasure {
  const condition = where === undefined ? {} : { where }
  if (of === undefined) {
    if (fn !== 'count') refuse('step.measure_column')
    return { aggregate: { fn, ...condition }, column: { type: 'integer', scale: null, meaning: counted } }
  }
  const source = OF_NUMBERS.has(fn) ? numberColumn(scene, of) : columnOf(scene, of)
  const aggregate = { fn, arg: column(of), ...(fn === 'quantile' && { p: p ?? 0.5 }), ...condition }
  return { aggregate, column: resultOf(fn, source) }
}

function resultOf(fn: AggregateName, { type, scale, meaning }: RecipeColumn): GroupMeasure['column'] {
  if (fn === 'count' || fn === 'countDistinct') return { type: 'integer', scale: null, meaning: counted }
  if (fn === 'sum' || fn === 'min' || fn === 'max') {
    const adds = fn === 'sum' ? ('sum' as const) : ('mean' as const)
    return { type, scale, meaning: meaning && { ...meaning, additive: adds } }
  }
  return { type: 'double', scale: null, meaning: meaning && { ...meaning, additive: 'mean' } }
}
