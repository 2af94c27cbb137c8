import type { Format } from '../../../../contract/chart.ts'
import type { Writer } from '../../../words/writer.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { shareOf } from '../extent.ts'
import { baseline, besideMarks, headerAt, labelOf, nameAxis, typeOf, valueAxis } from '../frame.ts'
import { isOther } from '../other.ts'
import { drawnBars } from '../otherAside.ts'
import { colourOf } from '../palette.ts'
import { widest } from '../textWidth.ts'

const mostLabelled = 12
/** A scale of shares. */
export const quarters = { min: 0, max: 100, interval: 25 }
const percent: Format = { kind: 'percent', unit: '%', fractionDigits: 0, timeUnit: null }

/** Bars from zero, beside or upon each other: across when names are long, with their values while there is room. */
export const bar: Draw = whole => {
  const drawing = { ...whole, model: drawnBars(whole.model) }
  const { model } = drawing
  const labels = (model.x?.categories ?? []).map(value => labelOf(drawing.writer, value, model.x))
  const isLabelled = carriesNumbers(drawing, labels.length)
  const category = model.horizontal
    ? { ...nameAxis(drawing, labels, 0), inverse: true, axisLabel: namesBeside(drawing, labels) }
    : nameAxis(drawing, labels, widest(labels))
  const value = valuesOf(drawing, isLabelled)
  const right = model.horizontal && isLabelled ? valueRoom(drawing) : 8
  return {
    sides: { left: 0, right, top: model.horizontal ? 0 : isLabelled ? 20 : 12, bottom: 4 },
    ...(model.horizontal ? { xAxis: value, yAxis: category } : { xAxis: category, yAxis: value }),
    series: model.series.map((_, index) => ({ series: index, option: barSeries(drawing, index, isLabelled) })),
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: drawing.palette.gridline, opacity: 0.6 }, z: 0 },
    marks: labels.length * model.series.length,
    tip: at => tip(drawing, at),
  }
}

function valuesOf(drawing: PanelDrawing, isLabelled: boolean) {
  const { model } = drawing
  const isShare = model.stack === 'percent'
  const axis = model.y && isShare ? { ...model.y, format: percent } : model.y
  return {
    ...valueAxis(drawing, axis, model.horizontal ? drawing.width / 2 : drawing.height, drawing.yScale),
    scale: false,
    show: !isLabelled,
    ...(isShare && quarters),
    // Without an axis nothing asks for a round number at its end: the longest bar takes the room.
    ...(isLabelled && !drawing.yScale && hasLength(model.series[0]?.values) && { max: 'dataMax' }),
  }
}

function barSeries(drawing: PanelDrawing, index: number, isLabelled: boolean) {
  const { model, palette, writer } = drawing
  const series = model.series[index]
  const write = model.y && besideMarks(writer, series?.values ?? [], model.y.format)
  const isStacked = model.stack !== 'none'
  return {
    type: 'bar',
    name: series?.name ?? '',
    data: series?.values.map((value, i) => barAt(drawing, index, value, i)) ?? [],
    color: colourOf(palette, series?.colour ?? 0),
    ...(isStacked && { stack: 'all' }),
    barMaxWidth: thickest(drawing, series?.values.length ?? 0),
    barCategoryGap: '32%',
    barGap: '10%',
    // A hairline of the card's colour tells stacked parts apart.
    itemStyle: isStacked ? { borderColor: palette.surface, borderWidth: 0.5 } : { borderRadius: 2 },
    cursor: 'pointer',
    emphasis: { focus: 'none', itemStyle: { opacity: 0.85 } },
    label: {
      ...typeOf(drawing),
      show: isLabelled,
      position: model.horizontal ? 'right' : 'top',
      distance: 6,
      color: palette.text,
      formatter: ({ value }: { value: unknown }) => (write && typeof value === 'number' ? write(value) : ''),
    },
  }
}

/** Few bars may be as thick as reads well in the room there is; none is a block. */
function thickest({ model, width }: PanelDrawing, bars: number): number {
  if (model.horizontal) return bars <= 5 ? 28 : 20
  return Math.min(96, Math.max(48, width / 14))
}

/** What was folded together is grey: it is no group of its own. */
function barAt({ model, palette }: PanelDrawing, series: number, value: number | null, index: number) {
  const length = model.stack === 'percent' ? shareOf(model.series, index, value) : value
  const isRest = model.series.length === 1 && series === 0 && isOther(model, model.x?.categories[index])
  return isRest ? { value: length ?? '-', itemStyle: { color: colourOf(palette, 6) } } : (length ?? '-')
}

/** One series, few bars, room for the figures and none below zero, where they would lie on the names. */
function carriesNumbers({ model, width, writer, isFacet }: PanelDrawing, bars: number): boolean {
  const [series, second] = model.series
  const format = model.y?.format
  if (isFacet || !series || second || !format || model.stack === 'percent') return false
  if (series.values.some(value => value !== null && value < 0)) return false
  if (model.horizontal) return bars <= 30
  const figures = written(writer, series.values, format)
  return bars <= mostLabelled && widest(figures) + 8 < width / Math.max(1, bars)
}

function valueRoom({ model, writer }: PanelDrawing): number {
  const format = model.y?.format
  const values = model.series[0]?.values ?? []
  return format ? 12 + widest(written(writer, values, format)) : 8
}

function written(writer: Writer, values: readonly (number | null)[], format: Format): string[] {
  const write = besideMarks(writer, values, format)
  return values.map(value => (value === null ? '' : write(value)))
}

const hasLength = (values: readonly (number | null)[] = []) => values.some(value => value !== null && value > 0)

/** Names get at most two fifths of the width; the rest of a long one is in the tip and the data. */
function namesBeside(drawing: PanelDrawing, labels: readonly string[]) {
  const { model, palette, width, height } = drawing
  const most = Math.max(48, width * 0.4)
  const fits = height / Math.max(1, labels.length) >= 13
  return {
    ...baseline(drawing).axisLabel,
    // What has no name is quieter than what has one.
    color: (_label: unknown, index: unknown) =>
      model.x?.categories[Number(index)] === null ? palette.muted : palette.text,
    margin: 8,
    ...(fits && { interval: 0 }),
    ...(widest(labels) > most && { width: most, overflow: 'truncate', ellipsis: '…' }),
  }
}

function tip({ model, palette, writer }: PanelDrawing, { index }: MarkPlace): Tip {
  const format = model.y?.format
  const isStacked = model.stack !== 'none' && model.series.length > 1
  const rows = model.series.map(({ name, colour, values }) => {
    const value = values[index] ?? null
    const share = isStacked ? shareOf(model.series, index, value) : null
    const text = format ? writer.value(value, format) : ''
    return {
      colour: colourOf(palette, colour),
      name,
      value: share === null ? text : `${text} · ${writer.percent(share / 100)}`,
    }
  })
  // In a long list the groups without a value at this position say nothing.
  const told = rows.length > 6 ? rows.filter((_, i) => (model.series[i]?.values[index] ?? null) !== null) : rows
  return { header: headerAt({ model, writer }, index), rows: told }
}
