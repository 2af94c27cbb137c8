import type { ChartModel, Facet } from '../../../contract/chart.ts'
import type { Drawing, PanelDrawing, Scale } from './drawing.ts'
import { heightsOf, scaleOver } from './extent.ts'
import { fitted } from './textWidth.ts'

const gap = { across: 16, down: 12, label: 22 }
const leastPanel = { width: 200, height: 132 }

/** A plot and what it is called; a chart without facets is one plot without a name. */
interface Spot {
  drawing: PanelDrawing
  label: string
}

/** The plots of a chart: itself, or its small multiples in rows, on scales they share. */
export function panelsOf(drawing: Drawing): Spot[] {
  const { model, width, height } = drawing
  const { facets } = model
  if (!facets) return [{ drawing: { ...drawing, left: 0, top: 0, isFacet: false }, label: '' }]
  const { columns, rows } = latticeOf(facets.length, width)
  const panelWidth = (width - gap.across * (columns - 1)) / columns
  const panelHeight = (height - gap.down * (rows - 1)) / rows - gap.label
  const scales = sharedScales(model, facets, panelWidth, panelHeight)
  return facets.map((facet, i) => ({
    label: fitted(facet.label, panelWidth),
    drawing: {
      ...drawing,
      model: modelOfFacet(model, i),
      isFacet: true,
      ...scales,
      width: panelWidth,
      height: panelHeight,
      left: (i % columns) * (panelWidth + gap.across),
      top: Math.floor(i / columns) * (panelHeight + gap.label + gap.down) + gap.label,
    },
  }))
}

/** One small multiple as a chart of its own; without facets the chart itself. */
export function modelOfFacet(model: ChartModel, facet: number | undefined): ChartModel {
  const chosen = model.facets?.[facet ?? 0]
  return chosen ? { ...model, series: chosen.series, facets: null } : model
}

/** How high a chart must be for its small multiples to be read; 0 when any height will do. */
export function leastHeight({ facets }: ChartModel, width: number): number {
  if (!facets) return 0
  const { rows } = latticeOf(facets.length, width)
  return rows * (leastPanel.height + gap.label + gap.down)
}

function latticeOf(count: number, width: number) {
  const fits = Math.max(1, Math.floor((width + gap.across) / (leastPanel.width + gap.across)))
  const most = Math.max(1, Math.min(fits, count, Math.ceil(Math.sqrt(count * 1.5))))
  const rows = Math.max(1, Math.ceil(count / most))
  // As many in every row as can be: four stand two by two.
  return { columns: Math.max(1, Math.ceil(count / rows)), rows }
}

function sharedScales(
  model: ChartModel,
  facets: readonly Facet[],
  width: number,
  height: number,
): { xScale?: Scale; yScale?: Scale } {
  const { type, stack, x, y } = model
  if (type === 'pie' || type === 'heatmap' || type === 'treemap') return {}
  const fromZero = y?.startsAtZero !== false || type === 'bar' || type === 'area'
  const heights = facets.flatMap(facet => heightsOf(model, facet.series))
  const steps = Math.min(4, Math.max(2, Math.floor((model.horizontal ? width : height) / 56)))
  const yScale = stack === 'percent' ? null : scaleOver(heights, fromZero, steps)
  const widths = facets.flatMap(({ series }) => series.flatMap(({ xs = [] }) => xs)).filter(n => n !== null)
  const isAcross = type === 'scatter' && x?.kind === 'value'
  const xScale = isAcross ? scaleOver(widths, x.startsAtZero, Math.max(2, Math.floor(width / 90))) : null
  return { ...(xScale && { xScale }), ...(yScale && { yScale }) }
}
