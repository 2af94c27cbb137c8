import type { Calculation, Dimension, Filter, Measure, Top } from '../../src/contract/plan.ts'
import { QueryPlan } from '../../src/contract/plan.ts'
import { Draw } from './draw.ts'
import { columns, comparable, randomFilter, timePart, timeUnit } from './randomFilter.ts'

const numeric = ['i1', 'i2', 'd1', 'm1', 'none'] as const
const source = { datasetId: 'd', tableId: 't' }

/** Draws plans that fit the columns of `randomTable`; the same seed draws the same plan. */
export function randomPlan(seed: number): QueryPlan {
  const draw = new Draw(seed)
  const filter = draw.chance(0.6) ? { filter: randomFilter(draw, 2) } : {}
  const sample = draw.chance(0.12) ? { sample: draw.whole(1, 300) } : {}
  const page = { limit: draw.one([1, 5, 40, 1000]), offset: draw.one([0, 0, 0, 3, 50]) }
  const question = draw.chance(0.15) ? listing(draw) : grouping(draw)
  return QueryPlan.parse({ source, ...filter, ...sample, ...question, ...page })
}

function listing(draw: Draw) {
  const listed = draw.several(draw.whole(0, 4), () => draw.one(columns))
  const sort = draw.several(draw.whole(0, 2), () => ({ by: draw.one(columns), direction: draw.direction() }))
  return { columns: listed, sort }
}

function grouping(draw: Draw) {
  const dimensions = draw.several(draw.one([0, 1, 1, 1, 2, 2, 3]), i => dimension(draw, `g ${i}`))
  const single = draw.several(draw.whole(dimensions.length === 0 ? 1 : 0, 3), i => measure(draw, `m"${i}`))
  const plain = draw.chance(0.1) ? [...single, ...quartiles(draw.one(numeric))] : single
  const tops = ranked(draw, dimensions, plain)
  const measures = plain.map(m => {
    const calculation = draw.chance(0.5) ? calculationOf(draw, m, dimensions, tops) : null
    return calculation === null ? m : { ...m, calculation }
  })
  const names = [...dimensions, ...measures.filter(isExact)].map(c => c.as)
  const sort = names.filter(() => draw.chance(0.4)).map(by => ({ by, direction: draw.direction() }))
  const having = draw.chance(0.25) ? havingOf(draw, dimensions, measures) : null
  return { dimensions, measures, tops, sort, ...(having === null ? {} : { having }) }
}

function ranked(draw: Draw, dimensions: readonly Dimension[], measures: readonly Measure[]): Top[] {
  const exact = measures.filter(isExact)
  if (exact.length === 0 || dimensions.length === 0 || draw.chance(0.6)) return []
  const order = draw.chance(0.5) ? dimensions : [...dimensions].reverse()
  return order.slice(0, draw.one([1, 2])).map(({ as }) => ({
    dimension: as,
    measure: draw.chance(0.7) ? (exact[0]?.as ?? '') : (exact.at(-1)?.as ?? ''),
    n: draw.one([1, 3, 8]),
    other: draw.chance(0.5),
  }))
}

function dimension(draw: Draw, as: string): Dimension {
  const column = draw.chance(0.45) ? draw.one(['day', 'at'] as const) : draw.one(columns)
  if (column === 'day' || column === 'at') {
    if (draw.chance(0.1)) return { as, column }
    if (draw.chance(0.35)) return { as, column, timePart: timePart(draw, column) }
    return { as, column, timeUnit: timeUnit(draw, column) }
  }
  const isBinned = (column === 'd1' || column === 'i1' || column === 'm1') && draw.chance(0.7)
  if (!isBinned) return { as, column }
  if (draw.chance(0.3)) {
    const edges = draw.one([
      [0, 20, 40],
      [-5, 0.25, 8, 100],
      [10, 11],
    ])
    return { as, column, ranges: { edges, closed: draw.one(['left', 'right'] as const) } }
  }
  return { as, column, bin: { start: draw.one([0, -3.5, 0.25]), width: draw.one([0.5, 8, 25]) } }
}

function measure(draw: Draw, as: string): Measure {
  const aggregate = draw.one<Measure['aggregate']>([
    'count',
    'count',
    'countDistinct',
    'sum',
    'sum',
    'sum',
    'mean',
    'median',
    'min',
    'max',
    'sd',
    'quantile',
  ])
  if (aggregate === 'count' && draw.chance(0.5)) return { as, aggregate }
  const isOfAny = aggregate === 'count' || aggregate === 'countDistinct' || aggregate === 'min' || aggregate === 'max'
  const column = isOfAny && draw.chance(0.7) ? draw.one(columns) : draw.one(numeric)
  return aggregate === 'quantile'
    ? { as, aggregate, column, p: draw.one([0, 0.25, 0.9, 1]) }
    : { as, aggregate, column }
}

function quartiles(column: string): Measure[] {
  return [0.25, 0.5, 0.75].map(p => ({ as: `q'${p}`, aggregate: 'quantile', column, p }))
}

function calculationOf(
  draw: Draw,
  { aggregate, column }: Measure,
  dimensions: readonly Dimension[],
  tops: readonly Top[],
): Calculation | null {
  const along = dimensions.length === 0 ? undefined : dimensions[draw.whole(0, dimensions.length - 1)]
  const counts = aggregate === 'count' || aggregate === 'countDistinct'
  if (along === undefined || !(counts || numeric.some(id => id === column))) return null
  const named = along !== dimensions[0] || draw.chance(0.5) ? { along: along.as } : {}
  const adds = aggregate === 'sum' || aggregate === 'count'
  const isFolded = tops.some(top => top.dimension === along.as && top.other)
  if (isFolded) return adds ? { kind: 'share', ...named } : null
  return { ...kindOf(draw, adds, along), ...named }
}

function kindOf(draw: Draw, adds: boolean, along: Dimension): Calculation {
  switch (draw.one(adds ? ['share', 'running', 'movingAverage', 'change', 'change'] : ['movingAverage', 'change'])) {
    case 'share':
      return { kind: 'share' }
    case 'running':
      return { kind: 'running' }
    case 'movingAverage':
      return { kind: 'movingAverage', periods: draw.one([2, 3, 7, 12]) }
    default: {
      const against = hasYears(along) && draw.chance(0.6) ? 'previousYear' : 'previousPeriod'
      return { kind: 'change', against, as: draw.one(['difference', 'ratio']) }
    }
  }
}

function hasYears({ column, timeUnit: unit, timePart: part, bin, ranges }: Dimension): boolean {
  if (part !== undefined || bin !== undefined || ranges !== undefined) return false
  return unit !== undefined || column === 'day' || column === 'i1' || column === 'i2'
}

/** On figures, with bounds that rounding cannot reach; or on a dimension. */
function havingOf(draw: Draw, dimensions: readonly Dimension[], measures: readonly Measure[]): Filter | null {
  const figures = measures.filter(m => m.calculation !== undefined || !isOfAny(m))
  const figure = figures[draw.whole(0, Math.max(0, figures.length - 1))]
  const plain = dimensions.find(
    d => d.timeUnit === undefined && d.timePart === undefined && d.bin === undefined && d.ranges === undefined,
  )
  const bound = draw.one([-3.24159, 0.123457, 1.73205, 12.34567, 77.7777])
  const parts: Filter[] = [
    ...(figure === undefined
      ? []
      : [{ op: draw.one(['lt', 'le', 'gt', 'ge'] as const), column: figure.as, value: bound }]),
    ...(figure !== undefined && draw.chance(0.3) ? [{ op: 'isNull' as const, column: figure.as }] : []),
    ...(plain === undefined || draw.chance(0.5) ? [] : [ofDimension(draw, plain)]),
  ]
  const [first] = parts
  if (first === undefined) return null
  return parts.length === 1 ? first : { op: draw.one(['and', 'or']), of: parts }
}

function ofDimension(draw: Draw, { as, column }: Dimension): Filter {
  const known = columns.find(id => id === column) ?? 't1'
  return known === 't1'
    ? { op: 'in', column: as, values: ['Wii', 'Other', null, String(comparable(draw, known))] }
    : { op: 'notNull', column: as }
}

function isOfAny({ aggregate, column }: Measure): boolean {
  return (aggregate === 'min' || aggregate === 'max') && !numeric.some(id => id === column)
}

/** Computed to the last bit by both sides; ordered by any other measure, a tie may break either way. */
function isExact({ aggregate, calculation }: Measure): boolean {
  const isMade = calculation !== undefined && calculation.kind !== 'share' && calculation.kind !== 'running'
  return aggregate !== 'sd' && aggregate !== 'quantile' && !isMade
}
