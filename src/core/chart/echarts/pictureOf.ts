import type { ChartModel, ChartType } from '../../../contract/chart.ts'
import type { Draw, Drawing, MarkPlace, Panel, PanelDrawing, Tip } from './drawing.ts'
import { panelsOf } from './facets.ts'
import { bar } from './marks/bar.ts'
import { box } from './marks/box.ts'
import { heatmap } from './marks/heatmap.ts'
import { histogram } from './marks/histogram.ts'
import { area, line } from './marks/line.ts'
import { pie } from './marks/pie.ts'
import { scatter } from './marks/scatter.ts'
import { treeIndexOf, treemap } from './marks/treemap.ts'

const mostAnimated = 2000
const marks: Partial<Record<ChartType, Draw>> = { bar, line, area, scatter, pie, histogram, box, heatmap, treemap }

/** A chart as ECharts draws it, and what can be asked of it. */
export interface Picture {
  /** An option of ECharts 6, without a tooltip: how a tip is shown is the screen's affair. */
  option: Readonly<Record<string, unknown>>
  trigger: 'axis' | 'item'
  axisPointer: object | null
  /** The mark behind what ECharts says of a pointer or a click; null for none. */
  placeAt: (params: unknown) => MarkPlace | null
  tipAt: (place: MarkPlace) => Tip
  /** Index of the ECharts series that draws a mark's series. */
  seriesIndexOf: (place: MarkPlace) => number
  /** Index of the mark in that series. */
  dataIndexOf: (place: MarkPlace) => number
}

/** Whether a type of chart is a picture: key figures, tables and pivots are not. */
export function isDrawn({ type }: Pick<ChartModel, 'type'>): boolean {
  return marks[type] !== undefined
}

/** A chart drawn at a size. @throws Error for key figures and tables, which are not drawn */
export function pictureOf(drawing: Drawing): Picture {
  const draw = marks[drawing.model.type]
  if (!draw) throw new Error(`no mark draws a ${drawing.model.type}`)
  const spots = panelsOf(drawing)
  const panels = spots.map(({ drawing: panel }) => draw(panel))
  const [first] = panels
  const series = panels.flatMap((panel, facet) => seriesOf(panel, facet))
  const count = panels.reduce((sum, panel) => sum + panel.marks, 0)
  const { palette, font } = drawing
  const option = {
    useUTC: true,
    textStyle: { fontFamily: font, fontSize: 12, color: palette.muted },
    animation: count <= mostAnimated,
    animationDuration: 250,
    animationEasing: 'cubicOut',
    animationDurationUpdate: 0,
    aria: { enabled: false },
    ...(first?.sides && axesOf(panels, spots)),
    ...(drawing.model.facets && { title: spots.map(titleOf) }),
    series,
  }
  const ids = series.map(({ id }) => id)
  return {
    option,
    trigger: first?.trigger ?? 'item',
    axisPointer: first?.axisPointer ?? null,
    placeAt: params => placeAt(drawing.model, params),
    tipAt: place => panels[place.facet ?? 0]?.tip(place) ?? { header: '', rows: [] },
    dataIndexOf: place => (place.path ? treeIndexOf(drawing.model, place.path) : place.index),
    seriesIndexOf: ({ facet = 0, series: index }) => ids.indexOf(`${facet}.${index}`),
  }
}

function seriesOf(panel: Panel, facet: number) {
  return panel.series.map(({ option, series, isDecoration }, i) => ({
    id: isDecoration ? `${facet}.${series}.${i}` : `${facet}.${series}`,
    ...option,
    ...(panel.sides && { xAxisIndex: facet, yAxisIndex: facet }),
  }))
}

function axesOf(panels: readonly Panel[], spots: readonly { drawing: PanelDrawing }[]) {
  return {
    grid: panels.map(({ sides }, i) => gridOf(sides, spots[i]?.drawing)),
    xAxis: panels.map(({ xAxis }, gridIndex) => ({ ...xAxis, gridIndex })),
    yAxis: panels.map(({ yAxis }, gridIndex) => ({ ...yAxis, gridIndex })),
  }
}

function gridOf(sides: Panel['sides'], panel: PanelDrawing | undefined) {
  if (!sides || !panel) return {}
  return {
    left: panel.left + sides.left,
    top: panel.top + sides.top,
    width: Math.max(10, panel.width - sides.left - sides.right),
    height: Math.max(10, panel.height - sides.top - sides.bottom),
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  }
}

function titleOf({ drawing: { left, top, font, palette }, label }: { drawing: PanelDrawing; label: string }) {
  const textStyle = { fontFamily: font, fontSize: 12, fontWeight: 500, color: palette.text }
  return { text: label, left, top: top - 18, padding: 0, textStyle }
}

/** ECharts gives one mark, or all that stand at a position of the axis. */
function placeAt(model: ChartModel, params: unknown): MarkPlace | null {
  const all: unknown[] = Array.isArray(params) ? params : [params]
  for (const one of all) {
    const { seriesId, dataIndex, data } = (one ?? {}) as { seriesId?: unknown; dataIndex?: unknown; data?: unknown }
    const [facet, series, decoration] = String(seriesId ?? '').split('.')
    if (series === undefined || decoration !== undefined || typeof dataIndex !== 'number') continue
    const path = data && typeof data === 'object' && 'path' in data ? (data.path as MarkPlace['path']) : undefined
    return {
      ...(model.facets && { facet: Number(facet) }),
      series: Number(series),
      index: dataIndex,
      ...(path && { path }),
    }
  }
  return null
}
