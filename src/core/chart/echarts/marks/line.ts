import type { Format, Series } from '../../../../contract/chart.ts'
import { epochOf } from '../../../words/dates.ts'
import type { Draw, PanelDrawing, Tip } from '../drawing.ts'
import { endShifts } from '../endShifts.ts'
import { shareOf } from '../extent.ts'
import { baseline, headerAt, labelOf, tipAt, typeOf, valueAxis } from '../frame.ts'
import { colourOf } from '../palette.ts'
import { fitted, widest } from '../textWidth.ts'
import { quarters } from './bar.ts'
import { timeAxis } from './timeAxis.ts'

const fewPoints = 30
const percent: Format = { kind: 'percent', unit: '%', fractionDigits: 0, timeUnit: null }

/** Lines: periods without rows are gaps. Up to four are named at their ends. */
export const line: Draw = drawing => courses(drawing, false)

/** Areas from zero, upon each other or each of its own. */
export const area: Draw = drawing => courses(drawing, true)

/** Whether the series carry their names at their ends instead of in a legend. */
export function namesAtEnd({ type, series, facets }: PanelDrawing['model'], isFacet = facets !== null): boolean {
  return type === 'line' && !isFacet && series.length > 1 && series.length <= 4
}

function courses(drawing: PanelDrawing, isArea: boolean) {
  const { model } = drawing
  const { categories = [] } = model.x ?? {}
  const isNamed = namesAtEnd(model, drawing.isFacet)
  const shifts = isNamed ? endShifts(model.series, drawing.height - 40) : null
  const isShare = isArea && model.stack === 'percent'
  const axis = model.y && isShare ? { ...model.y, format: percent } : model.y
  const places = placesOf(drawing)
  const part = (series: Series, i: number): Part => ({
    drawing,
    series,
    places: series.xs ? series.xs : places,
    isArea,
    index: i,
    shift: shifts?.[i] ?? null,
  })
  return {
    sides: {
      left: 0,
      right: isNamed ? Math.min(140, widest(model.series.map(({ name }) => name)) + 12) : 12,
      top: 12,
      bottom: 4,
    },
    xAxis: xAxisOf(drawing, places),
    yAxis: {
      ...valueAxis(drawing, axis, drawing.height, drawing.yScale),
      ...((isArea || isFlat(model)) && { scale: false }),
      ...(isShare && quarters),
    },
    series: model.series.flatMap((series, i) => [
      ...bands(part(series, i)).map(option => ({ series: i, option, isDecoration: true })),
      { series: i, option: lineSeries(part(series, i)) },
    ]),
    trigger: 'axis' as const,
    marks: Math.max(categories.length, model.series[0]?.values.length ?? 0) * model.series.length,
    tip: ({ series, index }: { series: number; index: number }) => tip(drawing, series, index),
  }
}

/** A course without ups and downs. */
function isFlat({ series }: PanelDrawing['model']): boolean {
  const edges = series.flatMap(({ values, lows = [], highs = [] }) => [...values, ...lows, ...highs])
  const known = new Set(edges.filter(value => value !== null))
  return known.size === 1
}

/** Where the categories stand: as moments on a time axis, else null: one after the other. */
function placesOf({ model: { x } }: PanelDrawing): (number | null)[] | null {
  const times = (x?.categories ?? []).map(epochOf)
  return x?.kind === 'time' && times.every(time => time !== null) ? times : null
}

function xAxisOf(drawing: PanelDrawing, places: readonly (number | null)[] | null) {
  const { model } = drawing
  if (model.x?.kind === 'value')
    return {
      ...valueAxis(drawing, model.x, 0),
      ...baseline(drawing),
      axisLabel: valueAxis(drawing, model.x, 0).axisLabel,
      min: 'dataMin',
      max: 'dataMax',
      splitNumber: Math.max(2, Math.floor(drawing.width / 90)),
    }
  if (places || model.series.some(({ xs }) => xs)) return timeAxis(drawing)
  const labels = (model.x?.categories ?? []).map(value => labelOf(drawing.writer, value, model.x))
  const shared = baseline(drawing)
  return {
    type: 'category',
    boundaryGap: false,
    // What is cut off is in the tip.
    data: labels.map(label => fitted(label, Math.max(72, drawing.width / 5))),
    ...shared,
    axisLabel: { ...shared.axisLabel, alignMinLabel: 'left', alignMaxLabel: 'right' },
  }
}

interface Part {
  drawing: PanelDrawing
  series: Series
  places: readonly (number | null)[] | null
  isArea: boolean
  index: number
  /** How far its name is moved down from the end of the line; null: it is not named there. */
  shift: number | null
}

function lineSeries({ drawing, series, places, isArea, shift }: Part) {
  const { model, palette } = drawing
  const colour = colourOf(palette, series.colour)
  const alone = standingAlone(series.values)
  const isSparse = !isArea && series.values.filter(value => value !== null).length < fewPoints
  const isStacked = isArea && model.stack !== 'none'
  const heights = series.values.map((value, i) =>
    isArea && model.stack === 'percent' ? shareOf(model.series, i, value) : value,
  )
  return {
    type: 'line',
    name: series.name,
    data: heights.map((value, i) => (places ? [places[i] ?? 0, value ?? '-'] : (value ?? '-'))),
    color: colour,
    ...(isStacked && { stack: 'all' }),
    ...(isArea && { areaStyle: { color: colour, opacity: isStacked ? 0.75 : 0.18 } }),
    lineStyle: { width: isStacked ? 1 : 2, cap: 'round', join: 'round' },
    symbol: 'circle',
    symbolSize: isSparse
      ? 5
      : (_value: unknown, { dataIndex }: { dataIndex: number }) => (alone.has(dataIndex) ? 5 : 0),
    showSymbol: isSparse || (alone.size > 0 && !isStacked),
    triggerLineEvent: false,
    connectNulls: false,
    sampling: series.values.length > 4000 && !isStacked ? 'lttb' : undefined,
    cursor: 'pointer',
    emphasis: { focus: 'none', lineStyle: { width: isStacked ? 1 : 2 } },
    endLabel: {
      ...typeOf(drawing),
      show: shift !== null,
      offset: [0, shift ?? 0],
      formatter: () => series.name,
      color: colour,
      distance: 6,
      width: 124,
      overflow: 'truncate',
    },
  }
}

/** The band between the least and the greatest value: an unseen floor and what stands upon it. */
function bands({ drawing, series: { lows, highs, colour, name }, places, index }: Part): object[] {
  if (!lows || !highs) return []
  const stack = `band ${index}`
  const at = (values: readonly (number | null)[]) =>
    values.map((value, i) => (places ? [places[i] ?? 0, value ?? '-'] : (value ?? '-')))
  const shared = {
    type: 'line',
    name,
    stack,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
  }
  const heights = highs.map((high, i) => (high === null || (lows[i] ?? null) === null ? null : high - (lows[i] ?? 0)))
  return [
    { ...shared, data: at(lows) },
    { ...shared, data: at(heights), areaStyle: { color: colourOf(drawing.palette, colour), opacity: 0.22 } },
  ]
}

/** A value between two gaps draws no line: only its symbol can be seen. */
function standingAlone(values: readonly (number | null)[]): Set<number> {
  const isGap = (i: number) => (values[i] ?? null) === null
  return new Set(values.flatMap((value, i) => (value !== null && isGap(i - 1) && isGap(i + 1) ? [i] : [])))
}

function tip(drawing: PanelDrawing, series: number, index: number): Tip {
  const { model, palette, writer } = drawing
  const own = model.series[series]
  if (own?.xs && model.x) {
    const value = own.values[index] ?? null
    const x = own.xs[index] ?? null
    const header =
      model.x.kind === 'time' && x !== null
        ? writer.time(x, model.x.format.timeUnit ?? 'minute')
        : writer.value(x, model.x.format)
    const row = { colour: colourOf(palette, own.colour), name: own.name }
    return { header, rows: [{ ...row, value: model.y ? writer.value(value, model.y.format) : String(value) }] }
  }
  const told = tipAt(drawing, index)
  if (model.stack === 'none' || model.type !== 'area') return told
  const shares = model.series.map(({ values }) => shareOf(model.series, index, values[index] ?? null))
  return {
    header: headerAt(drawing, index),
    rows: told.rows.map((row, i) => {
      const share = shares[i] ?? null
      return share === null ? row : { ...row, value: `${row.value} · ${writer.percent(share / 100)}` }
    }),
  }
}
