import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, filter, limit, project, sort } from '../../relation/build.ts'
import { asDouble, figuresOf } from '../figures.ts'
import type { Ask } from '../method.ts'

export const SHARES = { p01: 0.01, p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 } as const
const MODES = 5

export type Quantiles = Record<keyof typeof SHARES, number | null>

/** Values in their order: counts, quantiles and the commonest of a column of numbers, which two asks tell. */
export function firstPlaces(rows: Relation, of: Column): [Ask, Ask] {
  const x = column('x')
  const values = project(rows, [{ as: 'x', value: asDouble(of) }])
  const quantiles = Object.entries(SHARES).map(
    ([as, p]): Named<Aggregate> => ({ as, value: { fn: 'quantile', arg: x, p } }),
  )
  const distinct: Named<Aggregate> = { as: 'distinct', value: { fn: 'countDistinct', arg: x } }
  const places = aggregate(values, [], [{ as: 'n', value: { fn: 'count', arg: x } }, ...quantiles, distinct])
  const present = filter(values, call('notNull', x), { reason: 'missing' })
  const counts = aggregate(present, [{ as: 'x', value: x }], [{ as: 'count', value: { fn: 'count' } }])
  const commonest = sort(counts, [
    { by: column('count'), direction: 'desc' },
    { by: x, direction: 'asc' },
  ])
  return [{ relation: places }, { relation: limit(commonest, MODES, 0) }]
}

export interface FirstPlaces {
  n: number
  quantiles: Quantiles
  distinct: number | null
  modes: number[] | null
  modeCount: number | null
}

export function readFirstPlaces(places: ResultTable | undefined, commonest: ResultTable | undefined): FirstPlaces {
  const figure = figuresOf(places)
  const quantiles = Object.fromEntries(Object.keys(SHARES).map(as => [as, figure(as)])) as Quantiles
  return { n: figure('n') ?? 0, quantiles, distinct: figure('distinct'), ...modesOf(commonest) }
}

/** Values that all occur once have no mode worth the name. */
function modesOf(commonest: ResultTable | undefined): Pick<FirstPlaces, 'modes' | 'modeCount'> {
  const [values = [], counts = []] = commonest?.data ?? []
  const most = Number(counts[0] ?? 0)
  if (most === 0) return { modes: null, modeCount: null }
  if (most === 1 && values.length > 1) return { modes: [], modeCount: 1 }
  return {
    modes: values
      .slice(0, MODES)
      .map(Number)
      .filter((_, i) => Number(counts[i]) === most),
    modeCount: most,
  }
}
