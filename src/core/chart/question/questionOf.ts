import type { ChartSpec } from '../../../contract/chart.ts'
import type { Dimension, Filter, QueryPlan } from '../../../contract/plan.ts'
import {
  type Field,
  type GroupField,
  Question,
  type QuestionInput,
  type ValueField,
} from '../../../contract/question.ts'
import { conditionsOf, filterOf } from './range.ts'

type Shelves = Pick<QuestionInput, 'x' | 'y' | 'colour' | 'size'>

/**
 * The question that a chart answers, so that it can be changed on shelves: what `specOf` makes of it is the same chart,
 * but for the names inside the plan and its title. Null for a chart that no question makes.
 */
export function questionOf(spec: ChartSpec): Question | null {
  const shelves = spec.plan.columns === undefined ? ofGroups(spec) : ofRows(spec)
  if (!shelves) return null
  const { plan, type, encoding } = spec
  const filter = filterOf(conditionsOf(plan.filter).filter(part => !isImplied(part, spec)))
  const facet = plan.columns === undefined ? groupField(spec, encoding.facet) : plainGroup(encoding.facet)
  const having = plan.having && renamed(plan.having, plan)
  const title = spec.title.code === 'chart.titled' ? String(spec.title.params.title) : undefined
  return Question.parse({
    source: plan.source,
    type,
    ...shelves,
    ...(facet && { facet }),
    ...(filter && { filter }),
    ...(having && { having }),
    ...sorted(spec),
    ...(plan.columns !== undefined && { limit: plan.limit }),
    ...((type === 'bar' || type === 'area') && { stack: spec.stack }),
    ...((type === 'bar' || type === 'box') && { horizontal: spec.horizontal }),
    ...(title !== undefined && { title }),
  })
}

/** Marks of rows: columns as they stand in each. */
function ofRows({ type, encoding, plan }: ChartSpec): Shelves | null {
  const raw = (column: string): Field => ({ role: 'raw', column })
  const colour = plainGroup(encoding.colour)
  const ids = type === 'table' ? (plan.columns ?? []) : encoding.y
  // A column alone on the shelves would group.
  if (ids.length + (encoding.x === undefined ? 0 : 1) < 2) return null
  return {
    ...(encoding.x !== undefined && { x: [raw(encoding.x)] }),
    y: ids.map(raw),
    ...(colour && { colour }),
    ...(encoding.size !== undefined && { size: raw(encoding.size) }),
  }
}

function plainGroup(column: string | undefined): GroupField | undefined {
  return column === undefined ? undefined : { role: 'group', column }
}

/** Marks of groups: dimensions and figures, each on the shelf that its type reads it from. */
function ofGroups(spec: ChartSpec): Shelves | null {
  const { type, encoding } = spec
  const x = groupsOf(spec, encoding.x === undefined ? [] : [encoding.x])
  const rows = groupsOf(spec, encoding.rows)
  const values = encoding.y.map(as => valueField(spec, as)).filter(field => field !== undefined)
  if (type === 'heatmap') {
    const figure = valueField(spec, encoding.colour)
    return figure ? { x, y: rows, colour: figure } : null
  }
  if (type === 'treemap') {
    const figure = valueField(spec, encoding.size)
    return figure ? { x: rows, y: [figure] } : null
  }
  if (type === 'pivot') {
    const columns = groupsOf(spec, encoding.columns)
    return columns.length > 0 ? { x: columns, y: [...rows, ...values] } : { x: rows, y: values }
  }
  return type === 'table' ? { x: rows, y: values } : alongX(spec, x, values)
}

function alongX(spec: ChartSpec, x: GroupField[], values: ValueField[]): Shelves | null {
  const { type, encoding, subtitle } = spec
  const colour = groupField(spec, encoding.colour)
  // A band of the rows at each step: the question asks for the rows.
  if (encoding.lows && subtitle?.code.startsWith('subtitle.steps.')) return rowsOfSteps(spec)
  if (type !== 'box') return { x, y: values, ...(colour && { colour }) }
  const column = spec.plan.measures.find(({ as }) => as === encoding.y[2])?.column
  return column === undefined ? null : { x, y: [{ role: 'raw', column }], ...(colour && { colour }) }
}

const groupsOf = (spec: ChartSpec, ids: readonly string[]) =>
  ids.map(as => groupField(spec, as)).filter(field => field !== undefined)

function rowsOfSteps(spec: ChartSpec): Shelves | null {
  const { plan, encoding } = spec
  const x = plan.dimensions.find(({ as }) => as === encoding.x)
  if (!x) return null
  const columns = encoding.y.map(as => plan.measures.find(measure => measure.as === as)?.column)
  const colour = groupField(spec, encoding.colour)
  return {
    x: [{ role: 'raw', column: x.column }],
    y: columns.filter(column => column !== undefined).map(column => ({ role: 'raw', column })),
    ...(colour && { colour }),
  }
}

function groupField({ plan, encoding, type }: ChartSpec, as: string | undefined): GroupField | undefined {
  const dimension = plan.dimensions.find(one => one.as === as)
  if (!dimension) return undefined
  const { column, timeUnit, timePart, bin, ranges } = dimension
  const top = plan.tops.find(one => one.dimension === as)
  const shown = type === 'treemap' ? [encoding.size] : type === 'heatmap' ? [encoding.colour] : encoding.y
  const by = top ? shown.indexOf(top.measure) : -1
  return {
    role: 'group',
    column,
    ...(timeUnit && { timeUnit }),
    ...(timePart && { timePart }),
    ...(bin && { width: bin.width }),
    ...(ranges && { ranges }),
    ...(top && { leading: { n: top.n, other: top.other, by: Math.max(0, by), ...(by < 0 && { byRows: true }) } }),
  }
}

function valueField({ plan }: ChartSpec, as: string | undefined): ValueField | undefined {
  const measure = plan.measures.find(one => one.as === as)
  if (!measure) return undefined
  const { as: _as, calculation, ...figure } = measure
  if (!calculation) return { role: 'value', ...figure }
  const { along, ...made } = calculation
  const column = plan.dimensions.find(dimension => dimension.as === along)?.column
  return { role: 'value', ...figure, calculation: column === undefined ? made : { ...made, along: column } }
}

/** Conditions that a type adds by itself: marks without a place are not drawn. */
function isImplied(condition: Filter, { plan, encoding, type }: ChartSpec): boolean {
  if (condition.op !== 'notNull') return false
  const x = plan.dimensions.find(({ as }) => as === encoding.x)
  if (type === 'scatter') return condition.column === encoding.x || encoding.y.includes(condition.column)
  const placed = type === 'line' || type === 'area' || type === 'histogram'
  return placed && condition.column === (x?.column ?? encoding.x)
}

function sorted({ plan, type }: ChartSpec): Pick<QuestionInput, 'sort'> {
  const [first] = plan.sort
  if (!first) return {}
  const { by, direction } = first
  if (plan.columns !== undefined) return type === 'table' ? { sort: { by: 'value', direction, column: by } } : {}
  const isName = plan.dimensions.some(({ as }) => as === by)
  // By each of its groups in turn is how a table stands anyway.
  if (type === 'table' && isName && plan.sort.length === plan.dimensions.length) return {}
  return type === 'bar' || type === 'pie' || type === 'box' || type === 'table'
    ? { sort: { by: isName ? 'name' : 'value', direction } }
    : {}
}

/** A question numbers groups and figures in their order: g0, v0. */
function renamed(filter: Filter, plan: QueryPlan): Filter {
  if (filter.op === 'not') return { ...filter, of: renamed(filter.of, plan) }
  if ('of' in filter) return { ...filter, of: filter.of.map(part => renamed(part, plan)) }
  const [group, figure] = [placeOf(plan.dimensions, filter.column), placeOf(plan.measures, filter.column)]
  const column = group >= 0 ? `g${group}` : figure >= 0 ? `v${figure}` : filter.column
  return { ...filter, column }
}

const placeOf = (named: readonly Pick<Dimension, 'as'>[], id: string) => named.findIndex(({ as }) => as === id)
