import type { Axis, ChartModel, Pivot } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { type Channel, labelOfGroup } from './channel.ts'
import { allSeries } from './grouped.ts'
import type { Resolving } from './marks.ts'
import { saidFigure, writtenTotal } from './saidFigure.ts'

const empty: Message = { code: 'summary.empty', params: {} }

/** The largest part of a whole and its share. */
export function summaryOfShares(parts: readonly { name: string; value: number }[], measure: string): Message {
  const whole = parts.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  const named = parts.filter(({ name }) => name !== 'Other')
  const [first, ...others] = named.length > 0 ? named : parts
  if (!first || whole <= 0) return empty
  const lead = others.reduce((a, b) => (b.value > a.value ? b : a), first)
  const params = { leader: lead.name, share: lead.value / whole, measure, groups: parts.length }
  return { code: 'summary.shares', params }
}

interface Boxes {
  x: Channel | null
  categories: readonly Scalar[]
  drawn: Pick<ChartModel, 'series' | 'facets'>
  y: Axis
}

/** Of one box where its middle half lies; of several which medians are least and greatest. */
export function summaryOfBoxes(input: Resolving, { x, categories, drawn, y }: Boxes): Message {
  const say = (value: number | null | undefined) => saidFigure(input, value ?? null)
  const found = allSeries(drawn).flatMap(series =>
    (series.boxes ?? []).flatMap((five, i) => (five[2] === null ? [] : [{ five, i, series }])),
  )
  const [first] = found
  if (!first) return empty
  if (found.length === 1) {
    const [, lower, median, upper] = first.five
    return {
      code: 'summary.box',
      params: { measure: y.title, lower: say(lower), median: say(median), upper: say(upper) },
    }
  }
  const median = ({ five }: typeof first) => five[2] ?? 0
  const [low, high] = [
    found.reduce((a, b) => (median(b) < median(a) ? b : a)),
    found.reduce((a, b) => (median(b) > median(a) ? b : a)),
  ]
  const name = ({ i, series }: typeof first) =>
    [x && labelOfGroup(categories[i] ?? null, x.format), series.group !== undefined && series.name]
      .filter(part => typeof part === 'string')
      .join(' · ')
  const ends = { least: name(low), low: say(median(low)), leader: name(high), high: say(median(high)) }
  return { code: 'summary.boxes', params: { measure: y.title, boxes: found.length, ...ends } }
}

interface Crossing {
  x: Channel
  y: Channel
  across: readonly Scalar[]
  down: readonly Scalar[]
  cells: readonly [number, number, number | null][]
  measure: string
}

/** The crossing with the greatest figure, and the one with the least. */
export function summaryOfCells(input: Resolving, { x, y, across, down, cells, measure }: Crossing): Message {
  const known = cells.filter(([, , value]) => value !== null)
  const [first] = known
  if (!first) return empty
  const of = (cell: typeof first) => cell[2] ?? 0
  const [low, high] = [known.reduce((a, b) => (of(b) < of(a) ? b : a)), known.reduce((a, b) => (of(b) > of(a) ? b : a))]
  const name = ([i, k]: typeof first) =>
    `${labelOfGroup(across[i] ?? null, x.format)} · ${labelOfGroup(down[k] ?? null, y.format)}`
  const ends = {
    leader: name(high),
    value: saidFigure(input, of(high)),
    least: name(low),
    low: saidFigure(input, of(low)),
  }
  return { code: 'summary.heatmap', params: { measure, ...ends } }
}

/** How large a pivot table is, and its grand total. */
export function summaryOfPivot({ rows, columns, measures, grandTotals }: Pivot, groups: number): Message {
  if (groups === 0) return empty
  const [measure] = measures
  const total = grandTotals?.[0] ?? null
  const size = { rows: rows.length, columns: columns.length, measure: measure?.name ?? '' }
  if (total === null || !measure) return { code: 'summary.pivot', params: size }
  return { code: 'summary.pivotTotal', params: { ...size, total: writtenTotal(total, measure.format) } }
}
