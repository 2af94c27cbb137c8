import type { Axis, ChartModel, Format, Series } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import { say } from '../../words/say.ts'
import { none, type Writer } from '../../words/writer.ts'
import type { Drawing, PanelDrawing, Scale, Tip } from './drawing.ts'
import { isOther } from './other.ts'
import { colourOf, type Palette } from './palette.ts'
import { fitted } from './textWidth.ts'

/** What a name on an axis may be cut to, and how long one may be where not all are written. */
const leastName = 64
const longestName = 140

/** How axis labels and names are set. */
export function typeOf({ font, palette }: Drawing) {
  return { fontFamily: font, fontSize: 12, color: palette.muted } as const
}

/** An axis of values: gridlines, no line of its own, no ticks. */
export function valueAxis(drawing: PanelDrawing, axis: Axis | null, height: number, scale?: Scale) {
  const format = axis?.format
  return {
    type: 'value',
    scale: !axis?.startsAtZero,
    splitNumber: Math.min(4, Math.max(2, Math.floor(height / 56))),
    // Half a row is no row.
    ...(format?.fractionDigits === 0 && { minInterval: 1 }),
    ...scale,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: drawing.palette.gridline, width: 1 } },
    axisLabel: {
      ...typeOf(drawing),
      hideOverlap: true,
      formatter: (value: number) => (format ? drawing.writer.value(value, format, 'axis') : String(value)),
    },
  } as const
}

/** The line that bars stand on, or that dates run along. */
export function baseline(drawing: Drawing) {
  return {
    axisLine: { show: true, onZero: true, lineStyle: { color: drawing.palette.baseline, width: 1 } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { ...typeOf(drawing), rotate: 0, hideOverlap: true },
  } as const
}

/** An axis of names. Every name, cut where they would touch; too many to be read cut: as many as fit. */
export function nameAxis(drawing: PanelDrawing, labels: readonly string[], widestLabel: number) {
  const room = (drawing.width - 40) / Math.max(1, labels.length) - 6
  const fits = widestLabel < room || room > leastName
  const shared = baseline(drawing)
  const most = fits ? Math.max(room, leastName) : longestName
  return {
    type: 'category',
    data: widestLabel > most ? labels.map(label => fitted(label, most)) : [...labels],
    ...shared,
    axisLabel: { ...shared.axisLabel, ...(fits && { interval: 0, hideOverlap: false }) },
  } as const
}

/** A category as it is written on the axis. */
export function labelOf(
  writer: Writer,
  value: Scalar | undefined,
  axis: Axis | null,
  place: 'axis' | 'full' = 'axis',
): string {
  if (value === null || value === undefined) return say({ code: 'drawn.missing', params: {} }, writer.locale)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (!axis) return String(value)
  if (axis.format.timeUnit) return writer.date(value, axis.format.timeUnit, place)
  return writer.value(value, axis.format, place)
}

/** Writes values beside their marks, all of a chart in one way: short when one of them is long, else exact. */
export function besideMarks(
  writer: Writer,
  values: readonly (number | null)[],
  format: Format,
): (value: number) => string {
  const isLong = values.some(value => value !== null && Math.abs(value) >= 100_000)
  return value => writer.value(value, format, isLong ? 'short' : 'cell')
}

/** How the values of a series are written: the y axis says it, or where that one holds names, the measure's column. */
export function formatOfValues(model: ChartModel): Format | null {
  const measure = model.series[0]?.measure
  const format = model.formats[model.table.columns.findIndex(({ id }) => id === measure)]
  return (model.y?.kind === 'value' ? model.y.format : format) ?? null
}

/** The tip of one position over all series. */
export function tipAt({ model, palette, writer }: Drawing, index: number): Tip {
  const format = model.y?.format
  return {
    header: headerAt({ model, writer }, index),
    rows: model.series.map(s => ({
      colour: colourOf(palette, s.colour),
      name: s.name,
      value: format ? writer.value(s.values[index] ?? null, format) + bandOf(writer, s, index, format) : none,
    })),
  }
}

/** The position on x as a tip's header. */
export function headerAt({ model, writer }: Pick<Drawing, 'model' | 'writer'>, index: number): string {
  return labelOf(writer, model.x?.categories[index], model.x, 'full')
}

function bandOf(writer: Writer, { lows, highs }: Series, index: number, format: Format): string {
  const [low, high] = [lows?.[index] ?? null, highs?.[index] ?? null]
  return low === null || high === null ? '' : ` (${writer.value(low, format)} – ${writer.value(high, format)})`
}

/** The colour of a category that is a mark of its own: in the order of the axis, and grey for the rest. */
export function colourOfCategory({ plan }: ChartModel, palette: Palette, value: Scalar, index: number): string {
  return colourOf(palette, isOther({ plan }, value) ? 6 : index)
}
