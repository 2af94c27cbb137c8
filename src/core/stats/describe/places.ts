import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { asDouble, double, figuresOf } from '../figures.ts'
import type { Ask } from '../method.ts'
import type { FirstPlaces, Trimming } from './firstPlaces.ts'

/** How many values are cut off at each end. */
export function trimmingOf(n: number, trim: number): Trimming {
  return { n, cut: Math.floor(n * trim + 1e-9) }
}

/** A column of numbers whose quantiles, mean and deviation are known. */
export interface Placed {
  of: Column
  first: FirstPlaces
  mean: number
  sd: number
}

/**
 * One row: the median distance from the median, values beyond Tukey's fences and far from the mean, and what a trimmed mean
 * adds up: sum and count between its bounds, count up to the lower.
 */
export function secondPlaces(rows: Relation, { of, first, mean, sd }: Placed): Ask {
  const [p25, p50, p75] = [first.quantiles.p25 ?? 0, first.quantiles.p50 ?? 0, first.quantiles.p75 ?? 0]
  const fence = 1.5 * (p75 - p25)
  // A value on the fence is not beyond it, whatever the last digit of the quartiles.
  const slack = 1e-12 * (Math.abs(p75) + Math.abs(p25) + fence)
  const values = project(rows, [
    { as: 'x', value: asDouble(of) },
    { as: 'd', value: call('subtract', asDouble(of), double(first.low)) },
    { as: 'fromMedian', value: call('abs', call('subtract', asDouble(of), double(p50))) },
    { as: 'fromMean', value: call('abs', call('subtract', asDouble(of), double(mean))) },
  ])
  const [x, d] = [column('x'), column('d')]
  const inside = call('and', call('gt', d, double(0)), call('lt', d, double(first.high - first.low)))
  const counted = (where: Expression): Aggregate => ({ fn: 'count', where })
  return {
    relation: aggregate(
      values,
      [],
      [
        { as: 'mad', value: { fn: 'median', arg: column('fromMedian') } },
        { as: 'below', value: counted(call('lt', x, double(p25 - fence - slack))) },
        { as: 'above', value: counted(call('gt', x, double(p75 + fence + slack))) },
        { as: 'far', value: counted(call('gt', column('fromMean'), double(3 * sd))) },
        { as: 'sum', value: { fn: 'sum', arg: d, where: inside } },
        { as: 'inside', value: counted(inside) },
        { as: 'atMost', value: counted(call('le', d, double(0))) },
      ],
    ),
  }
}

export interface SecondPlaces {
  mad: number | null
  outliers: number
  far: number
  trimmedMean: number | null
}

/** Ties at the bounds of the trimmed mean are kept as many as belong inside. */
export function readSecondPlaces(
  table: ResultTable | undefined,
  { n, cut, low, high }: Trimming & Pick<FirstPlaces, 'low' | 'high'>,
): SecondPlaces {
  const figure = figuresOf(table)
  const count = (name: string) => figure(name) ?? 0
  const kept = n - 2 * cut
  const atLow = Math.min(kept, Math.max(0, count('atMost') - cut))
  const atHigh = Math.max(0, kept - count('inside') - atLow)
  const trimmedMean = low + (count('sum') + atHigh * (high - low)) / kept
  return {
    ...{ mad: figure('mad'), outliers: count('below') + count('above'), far: count('far') },
    trimmedMean: n > 0 && Number.isFinite(trimmedMean) ? trimmedMean : null,
  }
}
