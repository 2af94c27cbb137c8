import type { ChartModel, Format, Series } from '../../src/contract/chart.ts'
import type { Scalar } from '../../src/contract/column.ts'
import { chartModel, number } from './chartModel.ts'

const money: Format = { kind: 'money', unit: 'USD', fractionDigits: 2, timeUnit: null }
const whole: Format = { ...number, fractionDigits: 0 }
const month: Format = { kind: 'date', unit: null, fractionDigits: null, timeUnit: 'month' }
const regions = ['North', 'South', 'East', 'West']
const genres = ['Action', 'Sports', 'Shooter', 'Role-Playing', 'Platform', 'Puzzle', null]
export const months = Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(2024, i, 1)).toISOString().slice(0, 10))

/** Numbers that are the same in every run (Park and Miller 1988). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const wave = (k: number) => months.map((_, i) => Math.round(1000 * (3 + k + Math.sin(i / 3 + k) + i / 12)))
/** A series for each name, its values by its place. */
export const series = (names: readonly string[], values: (k: number) => (number | null)[]): Series[] =>
  names.map((name, k) => ({ name, measure: 'm', group: name, colour: Math.min(k, 6), values: values(k) }))
/** A chart under a name. */
export const titled = (model: ChartModel, title: string, more: Partial<ChartModel> = {}): ChartModel => ({
  ...model,
  title: { code: 'chart.measure', params: { measure: title } },
  subtitle: { code: 'chart.measure', params: { measure: 'Sum of Sales, per month' } },
  ...more,
})
/** A chart of categories and series. */
export const drawn = (
  type: ChartModel['type'],
  categories: Scalar[],
  of: Series[],
  more: Parameters<typeof partOf>[3] = {},
) => chartModel(partOf(type, categories, of, more))
function partOf(
  type: ChartModel['type'],
  categories: Scalar[],
  of: Series[],
  more: Partial<Parameters<typeof chartModel>[0]>,
) {
  return {
    type,
    categories,
    series: of,
    y: { format: money, title: 'Sales' },
    table: [['m', of[0]?.values ?? []]] as [string, Scalar[]][],
    ...more,
  }
}

export function scatter(points: number, groups: readonly string[], sized = false): ChartModel {
  const random = seeded(7)
  const of = groups.map((name, k): Series => {
    const xs = Array.from({ length: points }, () => 10 + 80 * random())
    return {
      name,
      measure: 'y',
      group: name,
      colour: k,
      xs,
      values: xs.map(x => x * (1 + k / 3) + 25 * random()),
      rows: xs.map((_, i) => i + 2),
      ...(sized && { sizes: xs.map(() => Math.round(500 * random())) }),
    }
  })
  const value = { kind: 'value' as const, format: number }
  return drawn('scatter', [], of, {
    x: { ...value, title: 'Weight' },
    y: { ...value, title: 'Price' },
    table: [['y', [1]]],
  })
}

function boxes(): Series {
  const five = regions.map((_, k) => [4 + k, 10 + 2 * k, 15 + 3 * k, 22 + 3 * k, 35 + 4 * k])
  return { name: 'Sales', measure: 'm', colour: 0, values: five.map(([, , median]) => median ?? null), boxes: five }
}

function heat(): ChartModel {
  const random = seeded(11)
  const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
  const cells = days.flatMap((_, y) =>
    regions.map((_, x): [number, number, number | null] => [x, y, random() < 0.1 ? null : Math.round(9000 * random())]),
  )
  const one: Series = { name: 'Sales', measure: 'm', colour: 0, values: [], cells }
  return drawn('heatmap', regions, [one], {
    y: { kind: 'category', title: 'Day', categories: days, format: { ...number, kind: 'text' } },
    table: [['m', cells.map(([, , value]) => value)]],
  })
}

function tree(): ChartModel {
  const shares = [40, 25, 20, 15]
  const nodes = regions.map((name, k) => ({
    name,
    path: [name],
    value: shares[k] ?? 0,
    colour: k,
    children: ['Retail', 'Online', 'Wholesale'].map((child, i) => ({
      name: child,
      path: [name, child],
      value: ((shares[k] ?? 0) * (3 - i)) / 6,
      colour: k,
      children: [],
    })),
  }))
  const model = chartModel({ type: 'treemap', categories: [], series: [], tree: nodes, table: [['m', [1]]] })
  const measures = [{ as: 'm', aggregate: 'sum' as const, column: 'c' }]
  return { ...model, x: null, y: null, plan: { ...model.plan, measures } }
}

function pivot(): ChartModel {
  const columns = ['2023', '2024', '2025'].map(year => [year])
  const rows = regions.flatMap(region => ['Retail', 'Online'].map(kind => [region, kind]))
  const cells = rows.map((_, r) => columns.map((_, c) => (r === 2 && c === 0 ? null : 1000 * (r + 1) + 10 * c)))
  const model = chartModel({ type: 'pivot', categories: [], series: [], table: [['m', [1]]] })
  return {
    ...model,
    x: null,
    y: null,
    pivot: {
      rowNames: ['Region', 'Channel'],
      columnNames: ['Year'],
      measures: [{ id: 'm', name: 'Sales', format: money }],
      rows,
      columns,
      cells,
      rowTotals: rows.map((_, r) => [3000 * (r + 1) + 30]),
      columnTotals: [36_000, 36_080, 36_160],
      grandTotals: [108_240],
    },
  }
}

function metric(): ChartModel {
  const model = chartModel({ type: 'metric', categories: [], series: [], table: [['m', [1]]] })
  const change = { ratio: 0.124, current: 112, previous: 99, currentLabel: 'Jun 2026', previousLabel: 'May 2026' }
  const sparkline = months.map((x, i) => ({ x, y: wave(1)[i] ?? null }))
  const key = { value: 12_434_130.5, format: money, measure: 'm', change: { ...change, isGood: true }, sparkline }
  return { ...model, x: null, y: null, metric: key }
}

function table(rows: number): ChartModel {
  const model = chartModel({
    type: 'table',
    categories: [],
    series: [],
    table: [
      ['Name', Array.from({ length: rows }, (_, i) => (i === 2 ? null : `Product ${i + 1} <b>`))],
      ['City', Array.from({ length: rows }, (_, i) => (i % 2 ? '東京' : 'Osaka'))],
      ['Sales', Array.from({ length: rows }, (_, i) => 1234.5 * i)],
    ],
  })
  const text: Format = { ...number, kind: 'text' }
  const columns = model.table.columns.map((column, i) => ({
    ...column,
    type: i === 2 ? ('double' as const) : column.type,
  }))
  return { ...model, x: null, y: null, table: { ...model.table, columns }, formats: [text, text, money] }
}

export const time = { kind: 'time' as const, format: month, title: 'Month' }
const facetsOf = (of: (k: number) => Series[]) =>
  regions.map((label, k) => ({ label: `${label} region`, value: label, series: of(k) }))

/** One chart of every kind and manner, made by hand. */
export const gallery: Record<string, ChartModel> = {
  bar: titled(
    drawn(
      'bar',
      regions,
      series(['Sales'], () => [812, 640, 455, 230]),
    ),
    'Sales by region',
  ),
  'bar-across': titled(
    drawn(
      'bar',
      genres,
      series(['Sales'], () => [927_000, 600_000, 455_000, 430_000, 230_000, 90_000, 20_000]),
      { horizontal: true },
    ),
    'Sales of all consoles by genre in every region of the world, with all returns taken off and all currencies put together',
    { notes: [{ code: 'note.truncated', params: { rows: 7 } }] },
  ),
  'bar-grouped': titled(
    drawn(
      'bar',
      regions,
      series(['2023', '2024', '2025'], k => [800 + 40 * k, 640, 455 - 90 * k, 230]),
    ),
    'Grouped',
  ),
  'bar-stacked': titled(
    drawn(
      'bar',
      regions,
      series(genres.slice(0, 6).map(String), k => [90 * (k + 1), 64, 45 * k, 30]),
      { stack: 'stacked' },
    ),
    'Stacked',
  ),
  'bar-percent': titled(
    drawn(
      'bar',
      regions,
      series(['2023', '2024', '2025'], k => [90 * (k + 1), 64, 45 * k, 30]),
      { stack: 'percent', horizontal: true },
    ),
    'Share by region',
  ),
  line: titled(
    drawn(
      'line',
      months,
      series(['Sales'], () => wave(1).map((v, i) => (i === 9 ? null : v))),
      { x: time },
    ),
    'Sales over time',
  ),
  lines: titled(
    drawn('line', months, series(regions, wave), { x: time, y: { startsAtZero: false, format: money } }),
    'Sales by region over time',
  ),
  'lines-many': titled(drawn('line', months, series(genres.slice(0, 6).map(String), wave), { x: time }), 'Six courses'),
  envelope: titled(
    drawn(
      'line',
      months,
      series(['Sales'], () => wave(1)).map(s => ({
        ...s,
        lows: s.values.map(v => (v ?? 0) - 700),
        highs: s.values.map(v => (v ?? 0) + 900),
      })),
      { x: time },
    ),
    'Down-sampled',
    { notes: [{ code: 'note.sampled', params: { points: 24, rows: 1_000_000 } }] },
  ),
  area: titled(
    drawn(
      'area',
      months,
      series(['Sales'], () => wave(1)),
      { x: time },
    ),
    'Area',
  ),
  'area-stacked': titled(drawn('area', months, series(regions, wave), { x: time, stack: 'stacked' }), 'Stacked areas'),
  'area-percent': titled(
    drawn('area', months, series(regions, wave), { x: time, stack: 'percent' }),
    'Shares over time',
  ),
  scatter: titled(scatter(300, ['Cars']), 'Price against weight'),
  'scatter-groups': titled(scatter(120, ['USA', 'Europe', 'Japan'], true), 'Price against weight, by origin', {
    sizeTitle: 'Rows',
  }),
  pie: titled(
    drawn(
      'pie',
      regions.concat('Other'),
      series(['Sales'], () => [40, 25, 20, 10, 5]),
    ),
    'Share of sales',
  ),
  histogram: titled(
    drawn(
      'histogram',
      [0, 5, 10, 15, 20, 25, 30],
      series(['Rows'], () => [12, 45, 130, 90, 33, 8, 1]),
      { x: { kind: 'value', format: whole }, y: { format: whole, title: 'Rows' } },
    ),
    'Distribution of price',
  ),
  box: titled(drawn('box', regions, [boxes()]), 'Spread by region'),
  heatmap: titled(heat(), 'Sales by day and region'),
  treemap: titled(tree(), 'Sales by region and channel'),
  facets: titled(
    drawn('line', months, [], {
      x: time,
      facets: facetsOf(k => series(['Sales', 'Cost'], i => wave(k + i))),
      table: [['m', [1]]],
    }),
    'Small multiples',
  ),
  'facets-bar': titled(
    drawn('bar', ['a', 'b', 'c'], [], {
      facets: facetsOf(k => series(['Sales'], () => [k + 1, 2, 3])),
      table: [['m', [1]]],
    }),
    'Small bars',
  ),
  table: titled(table(40), 'First rows'),
  pivot: titled(pivot(), 'Sales by region and year'),
  metric: titled(metric(), 'Sales'),
  empty: titled({ ...drawn('bar', [], [], { table: [['m', []]] }) }, 'Nothing'),
  japanese: titled(
    drawn(
      'bar',
      ['東京都', '大阪府', '北海道'],
      series(['売上'], () => [5, 3, 1]),
      { horizontal: true },
    ),
    '地域別の売上',
  ),
}
