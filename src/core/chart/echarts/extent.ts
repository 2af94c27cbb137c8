import type { ChartModel, Series } from '../../../contract/chart.ts'
import { niceStep } from '../nice.ts'
import type { Scale } from './drawing.ts'

/** Every number that a chart's value axis must reach: tops of stacks, ends of bands and whiskers. */
export function heightsOf({ stack, type }: ChartModel, series: readonly Series[]): number[] {
  if (type === 'box') return series.flatMap(({ boxes = [] }) => boxes.flat()).filter(isNumber)
  const edges = series.flatMap(({ values, lows = [], highs = [] }) => [...values, ...lows, ...highs]).filter(isNumber)
  if (stack === 'none' || series.length < 2) return edges
  const length = Math.max(0, ...series.map(({ values }) => values.length))
  return Array.from({ length }, (_, i) => [stackOf(series, i, 1), stackOf(series, i, -1)]).flat()
}

/** The sum at a position of what is above zero (sign 1) or below (sign -1). */
export function stackOf(series: readonly Series[], index: number, sign: 1 | -1): number {
  return series.reduce((sum, { values }) => {
    const value = values[index] ?? 0
    return value * sign > 0 ? sum + value : sum
  }, 0)
}

/** The part of its stack that a value is, in percent of all absolute values there; null when there is none. */
export function shareOf(series: readonly Series[], index: number, value: number | null): number | null {
  const whole = stackOf(series, index, 1) - stackOf(series, index, -1)
  return value === null || whole === 0 ? null : (100 * value) / whole
}

/** A scale over all numbers, from one round number to another; null when there are none. */
export function scaleOver(numbers: readonly number[], startsAtZero: boolean, steps: number): Scale | null {
  if (numbers.length === 0) return null
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const n of numbers) {
    low = Math.min(low, n)
    high = Math.max(high, n)
  }
  if (startsAtZero) [low, high] = [Math.min(0, low), Math.max(0, high)]
  const interval = niceStep((high - low) / steps || Math.abs(high) / steps)
  const round = (n: number) => Number(n.toPrecision(12))
  const min = round(Math.floor(round(low / interval)) * interval)
  const max = round(Math.ceil(round(high / interval)) * interval)
  return { min, max: max > min ? max : round(min + interval), interval }
}

const isNumber = (value: number | null): value is number => value !== null
