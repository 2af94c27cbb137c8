import type { ChartModel, Format, Series } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { ResultTable } from '../../contract/plan.ts'

const SHOWN = 10
const ratio: Format = { kind: 'ratio', unit: '%', fractionDigits: 1, timeUnit: null }

/** How the two sides are called, and the other side's figure beside its name. */
export interface Sides {
  these: string
  rest: string
  restIs: (value: number, format: Format) => string
}

/** Two answers to one question in one chart: the chosen rows first, all others beside them. */
export function compareModels(these: ChartModel, rest: ChartModel, names: Sides): ChartModel {
  if (these.type === 'metric') return compareFigures(these, rest, names)
  const sides = [valuesByCategory(these), valuesByCategory(rest)] as const
  const categories = chosenCategories(these, sides)
  const series = sides.map(
    (side, i): Series => ({
      name: i === 0 ? names.these : names.rest,
      measure: these.series[0]?.measure ?? 'm',
      plan: (i === 0 ? these : rest).plan,
      colour: i === 0 ? 0 : 6,
      values: categories.map(category => side.get(category) ?? 0),
    }),
  )
  return {
    ...these,
    type: 'bar',
    x: these.x && { ...these.x, kind: 'category', categories },
    y: these.y && { ...these.y, format: ratio, startsAtZero: true },
    horizontal: these.type === 'bar',
    series,
    legend: '',
    summary: summarise(categories, series),
    table: tableOf(these, categories, series),
    formats: [these.formats[0] ?? ratio, ratio, ratio],
  }
}

function compareFigures(these: ChartModel, rest: ChartModel, names: Sides): ChartModel {
  const [current, previous] = [numberOf(these.metric?.value), numberOf(rest.metric?.value)]
  if (!these.metric || current === null || previous === null) return these
  const change = {
    ratio: previous === 0 ? null : (current - previous) / Math.abs(previous),
    current,
    previous,
    currentLabel: names.these,
    previousLabel: names.restIs(previous, these.metric.format),
    isGood: null,
  }
  return { ...these, metric: { ...these.metric, change, sparkline: [] } }
}

function valuesByCategory(model: ChartModel): Map<Scalar, number | null> {
  return new Map((model.x?.categories ?? []).map((category, i) => [category, model.series[0]?.values[i] ?? null]))
}

/** Bins in their order; of categories those that are large on either side, the widest gap first. */
function chosenCategories(
  model: ChartModel,
  [these, rest]: readonly [Map<Scalar, number | null>, Map<Scalar, number | null>],
): Scalar[] {
  const all = [...new Set([...these.keys(), ...rest.keys()])]
  if (model.type === 'histogram') return all.sort((a, b) => Number(a) - Number(b))
  const size = (category: Scalar) => Math.max(these.get(category) ?? 0, rest.get(category) ?? 0)
  const lead = (category: Scalar) => (these.get(category) ?? 0) - (rest.get(category) ?? 0)
  return all
    .sort((a, b) => size(b) - size(a))
    .slice(0, SHOWN)
    .sort((a, b) => lead(b) - lead(a))
}

function summarise(categories: readonly Scalar[], [these, rest]: readonly Series[]): Message {
  const gap = (i: number) => Math.abs((these?.values[i] ?? 0) - (rest?.values[i] ?? 0))
  const widest = categories.reduce((best: number, _, i) => (gap(i) > gap(best) ? i : best), 0)
  if (categories.length === 0) return { code: 'summary.empty', params: {} }
  const params = {
    category: String(categories[widest] ?? '–'),
    these: these?.values[widest] ?? 0,
    rest: rest?.values[widest] ?? 0,
  }
  return { code: 'summary.comparison', params }
}

function tableOf(model: ChartModel, categories: readonly Scalar[], series: readonly Series[]): ResultTable {
  const first = model.table.columns[0]
  return {
    columns: [
      { id: first?.id ?? 'd', name: first?.name ?? '', type: first?.type ?? 'text' },
      ...series.map(({ name }, i) => ({ id: `side${i}`, name, type: 'double' as const })),
    ],
    data: [[...categories], ...series.map(({ values }) => [...values])],
    rowCount: categories.length,
    truncated: false,
  }
}

function numberOf(value: Scalar | undefined): number | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null
  const n = Number(value)
  return Number.isFinite(n) ? n : null
}
