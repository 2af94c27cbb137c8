import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, filter, limit, project, sort } from '../../relation/build.ts'
import { asDouble, figuresOf } from '../figures.ts'
import type { Ask } from '../method.ts'

export const SHARES = { p01: 0.01, p05: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 } as const
const MODES = 5
/** Among more different values the commonest tells little and costs much. */
const MODES_OF = 50_000

export type Quantiles = Record<keyof typeof SHARES, number | null>

/** Values in their order: counts and quantiles of a column of numbers, and the commonest unless nearly all differ. */
export function firstPlaces(rows: Relation, of: Column, { n, cut }: Trimming): Ask[] {
  const x = column('x')
  const values = project(rows, [{ as: 'x', value: asDouble(of) }])
  const quantiles = Object.entries(SHARES).map(
    ([as, p]): Named<Aggregate> => ({ as, value: { fn: 'quantile', arg: x, p } }),
  )
  const at = (i: number) => (n > 1 ? i / (n - 1) : 0)
  const bounds: Named<Aggregate>[] = [
    { as: 'low', value: { fn: 'quantile', arg: x, p: at(cut) } },
    { as: 'high', value: { fn: 'quantile', arg: x, p: at(n - 1 - cut) } },
  ]
  const distinct: Named<Aggregate> = { as: 'distinct', value: { fn: 'countDistinct', arg: x } }
  const places = aggregate(values, [], [...quantiles, ...bounds, distinct])
  const present = filter(values, call('notNull', x), { reason: 'missing' })
  const counts = aggregate(present, [{ as: 'x', value: x }], [{ as: 'count', value: { fn: 'count' } }])
  const commonest = sort(counts, [
    { by: column('count'), direction: 'desc' },
    { by: x, direction: 'asc' },
  ])
  const hasModes = of.profile.distinct <= MODES_OF
  return [{ relation: places }, ...(hasModes ? [{ relation: limit(commonest, MODES, 0) }] : [])]
}

/** How many values there are, and how many of them are cut off at each end for the trimmed mean. */
export interface Trimming {
  n: number
  cut: number
}

export interface FirstPlaces {
  quantiles: Quantiles
  /** The smallest and the largest value that a trimmed mean keeps. */
  low: number
  high: number
  distinct: number | null
  modes: number[] | null
  modeCount: number | null
}

export function readFirstPlaces(places: ResultTable | undefined, commonest: ResultTable | undefined): FirstPlaces {
  const figure = figuresOf(places)
  const quantiles = Object.fromEntries(Object.keys(SHARES).map(as => [as, figure(as)])) as Quantiles
  const bounds = { low: figure('low') ?? 0, high: figure('high') ?? 0 }
  return { quantiles, ...bounds, distinct: figure('distinct'), ...modesOf(commonest) }
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
