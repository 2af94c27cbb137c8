import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { Axis, Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import { epochOf, formatMonth, formatTime } from '../../format.ts'
import type { Draw, Drawing } from '../drawing.ts'
import { endShifts } from '../endShifts.ts'
import { widest } from '../measure.ts'
import { colourOf, type Palette } from '../palette.ts'
import { baseline, frame, indexUnder, labelOf, room, tipAt, valueAxis } from './frame.ts'

type XAxis = NonNullable<EChartsOption['xAxis']>

const fewPoints = 30
const mostNamed = 4
const dayMs = 86_400_000
const unitMs: Record<string, number> = {
  year: 365 * dayMs,
  quarter: 90 * dayMs,
  month: 28 * dayMs,
  week: 7 * dayMs,
  day: dayMs,
  hour: dayMs / 24,
  minute: dayMs / 1440,
}

/** A line over time; periods without rows are gaps. Up to four series are named at their ends. */
export const line: Draw = drawing => {
  const { model, palette } = drawing
  const categories = model.x?.categories ?? []
  const times = categories.map(epochOf)
  const isTime = model.x?.kind === 'time' && times.every(time => time !== null)
  const names = namesAtEnd(model.series)
  const shifts = names && endShifts(model.series, drawing.height - 40)
  const shared = frame(drawing, categories.length * model.series.length)
  return {
    ...shared,
    grid: room({ right: names ? Math.min(140, widest(names) + 12) : 12 }),
    xAxis: isTime ? timeAxis(drawing) : pointAxis(model.x, categories, palette),
    yAxis: valueAxis(model.y, palette, drawing.height),
    tooltip: {
      ...shared.tooltip,
      trigger: 'axis',
      formatter: (params: unknown) => drawing.renderTip(tipAt(drawing, indexUnder(params))),
    },
    series: model.series.map((series, i) => lineSeries({ drawing, series, times, isTime, shift: shifts?.[i] ?? null })),
  }
}

interface Part {
  drawing: Drawing
  series: Series
  times: readonly (number | null)[]
  isTime: boolean
  /** How far its name is moved down from the end of the line; null: it is not named there. */
  shift: number | null
}

function lineSeries({ drawing, series, times, isTime, shift }: Part): LineSeriesOption {
  const { palette } = drawing
  const colour = colourOf(palette, series.colour)
  const alone = standingAlone(series.values)
  const isSparse = series.values.filter(value => value !== null).length < fewPoints
  return {
    type: 'line',
    name: series.name,
    data: series.values.map((value, i) => (isTime ? [times[i] ?? 0, value ?? '-'] : (value ?? '-'))),
    color: colour,
    lineStyle: { width: 2, cap: 'round', join: 'round' },
    symbol: 'circle',
    symbolSize: isSparse
      ? 5
      : (_value: unknown, { dataIndex }: { dataIndex: number }) => (alone.has(dataIndex) ? 5 : 0),
    showSymbol: isSparse || alone.size > 0,
    triggerLineEvent: false,
    connectNulls: false,
    sampling: series.values.length > 4000 ? 'lttb' : undefined,
    cursor: 'pointer',
    emphasis: { focus: 'none', lineStyle: { width: 2 } },
    endLabel: {
      show: shift !== null,
      offset: [0, shift ?? 0],
      formatter: () => series.name,
      color: colour,
      fontSize: 12,
      distance: 6,
      width: 124,
      overflow: 'truncate',
    },
  } as LineSeriesOption
}

/** A value between two gaps draws no line: only its symbol can be seen. */
function standingAlone(values: readonly (number | null)[]): Set<number> {
  const isGap = (i: number) => (values[i] ?? null) === null
  return new Set(values.flatMap((value, i) => (value !== null && isGap(i - 1) && isGap(i + 1) ? [i] : [])))
}

function namesAtEnd(series: readonly Series[]): string[] | null {
  return series.length > 1 && series.length <= mostNamed ? series.map(({ name }) => name) : null
}

/** Dates where they fall. Labels say the year at its start and the month or day between. */
function timeAxis({ model, palette, width }: Drawing): XAxis {
  const axis = model.x
  const categories = axis?.categories ?? []
  const unit = axis?.format.timeUnit ?? (typeof categories[0] === 'number' ? 'year' : 'day')
  const shared = baseline(palette)
  return {
    type: 'time',
    ...shared,
    minInterval: unitMs[unit] ?? dayMs,
    splitNumber: Math.min(6, Math.max(2, Math.floor(width / 90))),
    axisLabel: {
      ...shared.axisLabel,
      // Clear of the lowest value at one end, of the card's edge at the other.
      alignMinLabel: 'left',
      alignMaxLabel: 'right',
      formatter: (time: number) => timeLabel(time, unit),
    },
  } as XAxis
}

export function timeLabel(time: number, unit: string): string {
  const date = new Date(time)
  if (unit === 'year') return formatTime(time, 'year')
  const isMidnight = date.getUTCHours() + date.getUTCMinutes() === 0
  if (!isMidnight) return formatTime(time, 'hour', 'axis')
  if (date.getUTCDate() !== 1) return formatTime(time, 'day', 'axis')
  return date.getUTCMonth() === 0 ? formatTime(time, 'year') : formatMonth(time)
}

function pointAxis(axis: Axis | null, categories: readonly Scalar[], palette: Palette): XAxis {
  return {
    type: 'category',
    boundaryGap: false,
    data: categories.map(value => labelOf(value, axis)),
    ...baseline(palette),
  }
}
