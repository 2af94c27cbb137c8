import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { asDouble, double, figuresOf } from '../figures.ts'
import type { Ask } from '../method.ts'
import type { FirstPlaces } from './firstPlaces.ts'

/** How many values are cut off at each end. */
export function cutOf(n: number, trim: number): number {
  return Math.floor(n * trim + 1e-9)
}

/** One row: the median distance from the median, values beyond Tukey's fences, and the bounds of what a trimmed mean keeps. */
export function secondPlaces(rows: Relation, of: Column, { n, quantiles, trim }: FirstPlaces & { trim: number }): Ask {
  const { p25, p50, p75 } = quantiles
  const fence = 1.5 * ((p75 ?? 0) - (p25 ?? 0))
  // A value on the fence is not beyond it, whatever the last digit of the quartiles.
  const slack = 1e-12 * (Math.abs(p75 ?? 0) + Math.abs(p25 ?? 0) + fence)
  const values = project(rows, [
    { as: 'x', value: asDouble(of) },
    { as: 'away', value: call('abs', call('subtract', asDouble(of), double(p50 ?? 0))) },
  ])
  const x = column('x')
  const cut = cutOf(n, trim)
  const at = (i: number) => (n > 1 ? i / (n - 1) : 0)
  const beyond = (fn: 'lt' | 'gt', bound: number): Aggregate => ({ fn: 'count', where: call(fn, x, double(bound)) })
  return {
    relation: aggregate(
      values,
      [],
      [
        { as: 'mad', value: { fn: 'median', arg: column('away') } },
        { as: 'below', value: beyond('lt', (p25 ?? 0) - fence - slack) },
        { as: 'above', value: beyond('gt', (p75 ?? 0) + fence + slack) },
        { as: 'low', value: { fn: 'quantile', arg: x, p: at(cut) } },
        { as: 'high', value: { fn: 'quantile', arg: x, p: at(n - 1 - cut) } },
      ],
    ),
  }
}

export interface SecondPlaces {
  mad: number | null
  outliers: number
  low: number
  high: number
}

export function readSecondPlaces(table: ResultTable | undefined): SecondPlaces {
  const figure = figuresOf(table)
  return {
    mad: figure('mad'),
    outliers: (figure('below') ?? 0) + (figure('above') ?? 0),
    low: figure('low') ?? 0,
    high: figure('high') ?? 0,
  }
}

/** One row: sums of what lies between the bounds, counts at and beyond them, and of values far from the mean. */
export function trimmedSums(rows: Relation, of: Column, { low, high, mean, sd }: Bounds): Ask {
  const values = project(rows, [
    { as: 'd', value: call('subtract', asDouble(of), double(low)) },
    { as: 'away', value: call('abs', call('subtract', asDouble(of), double(mean))) },
  ])
  const d = column('d')
  const width = high - low
  const inside: Expression = call('and', call('gt', d, double(0)), call('lt', d, double(width)))
  return {
    relation: aggregate(
      values,
      [],
      [
        { as: 'sum', value: { fn: 'sum', arg: d, where: inside } },
        { as: 'inside', value: { fn: 'count', where: inside } },
        { as: 'atMost', value: { fn: 'count', where: call('le', d, double(0)) } },
        { as: 'far', value: { fn: 'count', where: call('gt', column('away'), double(3 * sd)) } },
      ],
    ),
  }
}

export interface Bounds {
  low: number
  high: number
  mean: number
  sd: number
}

/** The mean of what is left when `cut` values are taken off each end; ties at the bounds are kept as many as belong inside. */
export function readTrimmed(table: ResultTable | undefined, { n, cut, low, high }: Cut): { mean: number; far: number } {
  const figure = figuresOf(table)
  const kept = n - 2 * cut
  const inside = figure('inside') ?? 0
  const atLow = Math.min(kept, Math.max(0, (figure('atMost') ?? 0) - cut))
  const atHigh = Math.max(0, kept - inside - atLow)
  return { mean: low + ((figure('sum') ?? 0) + atHigh * (high - low)) / kept, far: figure('far') ?? 0 }
}

interface Cut {
  n: number
  cut: number
  low: number
  high: number
}
