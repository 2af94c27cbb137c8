import type { EChartsOption } from 'echarts'
import type { Axis, Format, Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import { formatDate, formatValue, none } from '../../format.ts'
import { text } from '../../text.ts'
import type { Drawing } from '../drawing.ts'
import type { Palette } from '../palette.ts'
import type { Tip } from '../tip.ts'

const font = { fontFamily: '"Inter Variable", "Noto Sans JP", system-ui, sans-serif', fontSize: 12 }
const mostAnimated = 2000

/** What every chart shares: type, motion, time zone, the tooltip's manners. */
export function frame(drawing: Drawing, marks: number): EChartsOption {
  const { palette } = drawing
  return {
    useUTC: true,
    textStyle: { ...font, color: palette.muted },
    animation: marks <= mostAnimated,
    animationDuration: 250,
    animationEasing: 'cubicOut',
    animationDurationUpdate: 0,
    aria: { enabled: false },
    tooltip: {
      renderMode: 'html',
      className: 'chart-tip-box',
      appendTo: '#content',
      transitionDuration: 0,
      borderWidth: 0,
      padding: 0,
      extraCssText: 'box-shadow: none; background: none; z-index: 30;',
      axisPointer: { type: 'line', lineStyle: { color: palette.baseline, width: 1, type: 'solid' }, z: 0 },
    },
  }
}

/** Room around the marks, axis labels included. */
export function room(sides: { left?: number; right?: number; top?: number; bottom?: number }) {
  return {
    left: 0,
    right: 8,
    top: 12,
    // Letters reach below the line that they stand on.
    bottom: 4,
    ...sides,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  } as const
}

/** An axis of values: gridlines, no line of its own, no ticks. */
export function valueAxis(axis: Axis | null, palette: Palette, height = 240) {
  const format = axis?.format
  return {
    type: 'value',
    scale: !axis?.startsAtZero,
    splitNumber: Math.min(4, Math.max(2, Math.floor(height / 56))),
    // Half a row is no row.
    ...(format?.fractionDigits === 0 && { minInterval: 1 }),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: palette.gridline, width: 1 } },
    axisLabel: {
      color: palette.muted,
      ...font,
      hideOverlap: true,
      formatter: (value: number) => (format ? formatValue(value, format, 'axis') : String(value)),
    },
  } as const
}

/** The line that bars stand on, or that dates run along. */
export function baseline(palette: Palette) {
  return {
    axisLine: { show: true, onZero: true, lineStyle: { color: palette.baseline, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: palette.muted, ...font, rotate: 0, hideOverlap: true },
  } as const
}

/** A category as it is written on the axis. */
export function labelOf(value: Scalar | undefined, axis: Axis | null, place: 'axis' | 'full' = 'axis'): string {
  if (value === null || value === undefined) return text.common.null
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (!axis) return String(value)
  if (axis.format.timeUnit) return formatDate(value, axis.format.timeUnit, place)
  return formatValue(value, axis.format, place)
}

/** Writes values beside their bars, all of a chart in one way: short when one of them is long, else exact. */
export function besideBars(values: readonly (number | null)[], format: Format): (value: number) => string {
  const isLong = values.some(value => value !== null && Math.abs(value) >= 100_000)
  return value => formatValue(value, format, isLong ? 'short' : 'cell')
}

/** The tooltip of one position over all series. */
export function tipAt(drawing: Drawing, index: number, series: readonly Series[] = drawing.model.series): Tip {
  const { model, palette } = drawing
  const format = model.y?.format
  return {
    header: labelOf(model.x?.categories[index], model.x, 'full'),
    rows: series.map(s => ({
      colour: palette.categorical[s.colour] ?? null,
      name: s.name,
      value: format ? formatValue(s.values[index] ?? null, format) : none,
    })),
  }
}

/** Where in the data the pointer is: ECharts gives one mark, or all that stand on the axis there. */
export function indexUnder(params: unknown): number {
  const first: unknown = Array.isArray(params) ? params[0] : params
  return typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : 0
}
