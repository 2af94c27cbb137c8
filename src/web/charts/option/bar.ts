import type { BarSeriesOption, EChartsOption } from 'echarts'
import type { Format } from '../../../contract/chart.ts'
import type { Draw, Drawing } from '../drawing.ts'
import { textWidth, widest } from '../measure.ts'
import { drawnBars } from '../otherAside.ts'
import { colourOf } from '../palette.ts'
import { baseline, besideBars, frame, indexUnder, labelOf, room, tipAt, valueAxis } from './frame.ts'

const mostLabelled = 12

/** Bars from zero: across when names are long, with their values at their ends while there is room. */
export const bar: Draw = whole => {
  const drawing = { ...whole, model: drawnBars(whole.model) }
  const { model, palette } = drawing
  const labels = (model.x?.categories ?? []).map(value => labelOf(value, model.x))
  const isLabelled = carriesNumbers(drawing, labels.length)
  const category = {
    type: 'category' as const,
    data: labels,
    ...baseline(palette),
    ...(model.horizontal
      ? { inverse: true, axisLabel: nameLabels(drawing, labels) }
      : { axisLabel: { ...baseline(palette).axisLabel, ...everyName(drawing, labels) } }),
  }
  const value = {
    ...valueAxis(model.y, palette, drawing.height),
    scale: false,
    show: !isLabelled,
    // Without an axis nothing asks for a round number at its end: the longest bar takes the room.
    ...(isLabelled && hasLength(model.series[0]?.values) && { max: 'dataMax' as const }),
  }
  const axes: EChartsOption = model.horizontal
    ? { xAxis: value, yAxis: category, grid: room({ right: isLabelled ? valueRoom(drawing) : 8, top: 0 }) }
    : { xAxis: category, yAxis: value, grid: room({ top: isLabelled ? 20 : 12 }) }
  const shared = frame(drawing, labels.length * model.series.length)
  return {
    ...shared,
    ...axes,
    tooltip: {
      ...shared.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: palette.gridline, opacity: 0.6 }, z: 0 },
      formatter: (params: unknown) => drawing.renderTip(tipAt(drawing, indexUnder(params))),
    },
    series: model.series.map((_, index) => barSeries(drawing, index, isLabelled)),
  }
}

function barSeries(drawing: Drawing, index: number, isLabelled: boolean): BarSeriesOption {
  const { model, palette } = drawing
  const series = model.series[index]
  const write = model.y && besideBars(series?.values ?? [], model.y.format)
  return {
    type: 'bar',
    name: series?.name ?? '',
    data: series?.values.map((value, i) => barAt(drawing, value, i)) ?? [],
    color: colourOf(palette, series?.colour ?? 0),
    barMaxWidth: model.horizontal ? ((series?.values.length ?? 0) <= 5 ? 28 : 20) : 48,
    barCategoryGap: '32%',
    barGap: '10%',
    itemStyle: { borderRadius: 2 },
    cursor: 'pointer',
    emphasis: { focus: 'none', itemStyle: { opacity: 0.85 } },
    label: {
      show: isLabelled,
      position: model.horizontal ? 'right' : 'top',
      distance: 6,
      color: palette.text,
      fontSize: 12,
      formatter: ({ value }) => (write && typeof value === 'number' ? write(value) : ''),
    },
  }
}

/** What was folded together is grey: it is no group of its own. */
function barAt({ model, palette }: Drawing, value: number | null, index: number) {
  const isOther = model.plan.top?.other === true && model.x?.categories[index] === 'Other'
  return isOther ? { value: value ?? '-', itemStyle: { color: colourOf(palette, 6) } } : (value ?? '-')
}

/** One series, few bars, room for the figures and none below zero, where they would lie on the names. */
function carriesNumbers({ model, width }: Drawing, bars: number): boolean {
  const [series, second] = model.series
  const format = model.y?.format
  if (!series || second || !format || series.values.some(value => value !== null && value < 0)) return false
  if (model.horizontal) return bars <= 30
  const figures = written(series.values, format)
  return bars <= mostLabelled && widest(figures) + 8 < width / Math.max(1, bars)
}

/** Every name, while they stand clear of each other; else as many as fit. */
function everyName({ width }: Drawing, labels: readonly string[]) {
  const fits = widest(labels) + 6 < (width - 40) / Math.max(1, labels.length)
  return fits ? { interval: 0, hideOverlap: false } : {}
}

function valueRoom({ model }: Drawing): number {
  const format = model.y?.format
  const values = model.series[0]?.values ?? []
  return format ? 12 + widest(written(values, format)) : 8
}

function written(values: readonly (number | null)[], format: Format): string[] {
  const write = besideBars(values, format)
  return values.map(value => (value === null ? '' : write(value)))
}

const hasLength = (values: readonly (number | null)[] = []) => values.some(value => value !== null && value > 0)

/** What has no name is quieter than what has one. */
function nameColour({ model, palette }: Drawing, colour: string) {
  return (_label: unknown, index: unknown) => (model.x?.categories[Number(index)] === null ? palette.muted : colour)
}

/** Names get at most two fifths of the width; the rest of a long one is in the tooltip and the data. */
function nameLabels(drawing: Drawing, labels: readonly string[]) {
  const { palette, width } = drawing
  const most = Math.max(48, width * 0.4)
  const longest = labels.reduce((most, label) => Math.max(most, textWidth(label)), 0)
  return {
    ...baseline(palette).axisLabel,
    color: nameColour(drawing, palette.text),
    interval: 0,
    margin: 8,
    ...(longest > most && { width: most, overflow: 'truncate' as const, ellipsis: '…' }),
  }
}
