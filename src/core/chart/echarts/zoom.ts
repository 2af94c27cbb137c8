import type { ChartModel } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Dimension, Filter } from '../../../contract/plan.ts'
import { nextUnit } from '../../relation/timeUnit.ts'
import { epochOf } from '../../words/dates.ts'

/** A part of the plot that was drawn over, in the units of its axes: from the less to the more. */
export interface ZoomRange {
  x: [number, number]
  /** For points also from low to high. */
  y?: [number, number]
}

/** Which axes a drag over the plot chooses from; null when the chart cannot be zoomed. */
export function zoomAxes({ type, x, horizontal }: Pick<ChartModel, 'type' | 'x' | 'horizontal'>): 'x' | 'xy' | null {
  if (horizontal || !x) return null
  if (type === 'scatter') return 'xy'
  if (type === 'histogram') return 'x'
  return (type === 'line' || type === 'area') && x.kind !== 'category' ? 'x' : null
}

/**
 * The rows in a part of the plot as a condition on the table: whole periods where the axis counts in periods, else the
 * values themselves. `x` and `y` name the chart's channels. Null when nothing stands there.
 */
export function filterOfRange(
  model: ChartModel,
  { x, y }: { x?: string | undefined; y?: readonly string[] },
  range: ZoomRange,
): Filter | null {
  const across = x === undefined ? null : onX(model, x, range.x)
  const up = range.y && y?.[0] !== undefined ? numbers(y[0], range.y) : null
  const known = [across, up].filter(condition => condition !== null)
  const [first] = known
  return known.length > 1 ? { op: 'and', of: known } : (first ?? null)
}

function onX(model: ChartModel, channel: string, range: [number, number]): Filter | null {
  const dimension = model.plan.dimensions.find(({ as }) => as === channel)
  if (!dimension) return model.x?.kind === 'time' ? moments(channel, range) : numbers(channel, range)
  if (dimension.bin && model.type === 'histogram') return bins(dimension.column, dimension.bin, range)
  if (dimension.bin || model.x?.kind === 'value') return numbers(dimension.column, range)
  return periods(model, dimension, range)
}

/** The periods whose place lies in the range; the nearest one when the range lies between two. */
function periods({ x }: ChartModel, { column, timeUnit }: Dimension, [low, high]: [number, number]): Filter | null {
  const placed = (x?.categories ?? []).flatMap(value => {
    const at = epochOf(value)
    return at === null ? [] : [{ value, at }]
  })
  const within = placed.filter(({ at }) => at >= low && at <= high)
  const middle = (low + high) / 2
  const nearest = placed.reduce<(typeof placed)[number] | null>(
    (best, one) => (!best || Math.abs(one.at - middle) < Math.abs(best.at - middle) ? one : best),
    null,
  )
  const [first, last] = [within[0] ?? nearest, within.at(-1) ?? nearest]
  if (!first || !last) return null
  if (timeUnit !== undefined)
    return {
      op: 'between',
      column,
      low: String(first.value),
      high: nextUnit(String(last.value), timeUnit),
      closed: false,
    }
  return { op: 'between', column, low: endOf(first.value), high: endOf(last.value), closed: true }
}

/** Whole bins: part of one cannot be chosen. Edges are counted as the engine counts them, equal to the last bit. */
function bins(column: string, { start, width }: NonNullable<Dimension['bin']>, [low, high]: [number, number]): Filter {
  const from = Math.floor((low - start) / width)
  const to = Math.max(from + 1, Math.ceil((high - start) / width - 1e-9))
  return { op: 'between', column, low: start + width * from, high: start + width * to, closed: false }
}

const endOf = (value: Scalar) => (typeof value === 'number' ? value : String(value))

function moments(column: string, [low, high]: [number, number]): Filter {
  const iso = (time: number) => new Date(time).toISOString().slice(0, 19)
  return { op: 'between', column, low: iso(Math.floor(low)), high: iso(Math.ceil(high)), closed: true }
}

/** Ends as round as the range allows: nobody drags to the seventh digit. */
function numbers(column: string, [low, high]: [number, number]): Filter {
  const step = 10 ** (Math.floor(Math.log10(Math.max(high - low, Number.MIN_VALUE))) - 3)
  const round = (n: number) => Number((Math.round(n / step) * step).toPrecision(12))
  return { op: 'between', column, low: round(low), high: round(high), closed: true }
}
