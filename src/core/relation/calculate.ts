import type { ColumnType } from '../../contract/column.ts'
import type { Calculation, Dimension, Measure, QueryPlan, TimeUnit } from '../../contract/plan.ts'
import type { Expression, Frame, Named, Relation, Window } from '../../contract/relation.ts'
import { call, column, project } from './build.ts'
import { HIDDEN } from './reserved.ts'
import type { Schema } from './schema.ts'
import { columnsOf, schemaOf } from './schema.ts'

/**
 * The groups of a plan with what is made of their measures: windows over the groups, then the same columns again.
 * A group whose `along` is missing has no place in an order: all but its share is null.
 */
export function calculate(groups: Relation, plan: Pick<QueryPlan, 'dimensions' | 'measures'>): Relation {
  const schema = schemaOf(groups)
  const steps = plan.measures.flatMap((measure, i) => {
    const along = alongOf(plan.dimensions, measure.calculation)
    if (measure.calculation === undefined || along === null) return []
    const run = { along, others: plan.dimensions.filter(d => d.as !== along.as), schema }
    return [{ as: measure.as, ...stepOf(measure, measure.calculation, run, `${HIDDEN}c${i}`) }]
  })
  if (steps.length === 0) return groups
  const windows: Relation = { op: 'window', input: groups, columns: steps.map(step => step.window) }
  return project(
    windows,
    columnsOf(groups).map(({ id, name }) => ({
      as: id,
      name,
      value: steps.find(step => step.as === id)?.value ?? column(id),
    })),
  )
}

/** The dimension a calculation runs along: the one it names, or the first. */
export function alongOf(dimensions: readonly Dimension[], calculation: Calculation | undefined): Dimension | null {
  const named = dimensions.find(d => d.as === calculation?.along)
  return named ?? (calculation?.along === undefined ? (dimensions[0] ?? null) : null)
}

/** How far apart two neighbours along a dimension of that type are; null where they have no distance, only an order. */
export function stepUnit(
  { timeUnit, timePart, bin, ranges }: Dimension,
  type: ColumnType | undefined,
): TimeUnit | 'one' | null {
  if (timePart !== undefined || bin !== undefined || ranges !== undefined) return null
  if (timeUnit !== undefined) return timeUnit
  if (type === 'date') return 'day'
  return type === 'integer' ? 'one' : null
}

interface Run {
  along: Dimension
  others: readonly Dimension[]
  schema: Schema
}

interface Step {
  window: Named<Window>
  /** Of the groups' columns and the window's. */
  value: Expression
}

function stepOf({ as }: Measure, calculation: Calculation, run: Run, name: string): Step {
  const [x, w, key] = [column(as), column(name), column(run.along.as)]
  const partitionBy = run.others.map(d => column(d.as))
  const inOrder = { arg: x, partitionBy, orderBy: [{ by: key, direction: 'asc' as const }] }
  const placed = (value: Expression) => call('case', call('notNull', key), value)
  switch (calculation.kind) {
    case 'share': {
      const window: Window = { fn: 'sum', arg: x, partitionBy, orderBy: [] }
      return { window: { as: name, value: window }, value: call('divide', x, w) }
    }
    case 'running':
      return { window: { as: name, value: { fn: 'sum', ...inOrder } }, value: placed(w) }
    case 'movingAverage': {
      const frame = framesBefore(run, calculation.periods - 1)
      return { window: { as: name, value: { fn: 'mean', ...inOrder, frame } }, value: placed(w) }
    }
    case 'change': {
      const frame = frameOf(calculation.against, run)
      const window: Window = frame === null ? { fn: 'lag', ...inOrder } : { fn: 'first', ...inOrder, frame }
      return { window: { as: name, value: window }, value: placed(changeOf(calculation.as, x, w)) }
    }
  }
}

/** A ratio to nothing, or to less than nothing, says nothing. */
function changeOf(as: 'difference' | 'ratio', x: Expression, earlier: Expression): Expression {
  if (as === 'difference') return call('subtract', x, earlier)
  const one: Expression = { kind: 'literal', value: 1, type: 'double' }
  const zero: Expression = { kind: 'literal', value: 0, type: 'integer' }
  return call('case', call('gt', earlier, zero), call('subtract', call('divide', x, earlier), one))
}

function framesBefore({ along, schema }: Run, before: number): Frame {
  const unit = stepUnit(along, schema.get(along.as)?.type)
  return unit === null ? { kind: 'rows', before } : { kind: 'steps', unit, from: before, to: 0 }
}

/** The one group a period or a year earlier; null where the group before in the order is meant. */
function frameOf(against: 'previousPeriod' | 'previousYear', { along, schema }: Run): Frame | null {
  const unit = stepUnit(along, schema.get(along.as)?.type)
  if (unit === null) return null
  if (against === 'previousPeriod' || unit === 'one') return { kind: 'steps', unit, from: 1, to: 1 }
  return unit === 'week' ? { kind: 'steps', unit, from: 52, to: 52 } : { kind: 'steps', unit: 'year', from: 1, to: 1 }
}
