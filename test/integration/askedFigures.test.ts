import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChartModel } from '../../src/contract/chart.ts'
import type { Scalar } from '../../src/contract/column.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { AggregateName, Calculation, TimePart, TimeUnit } from '../../src/contract/plan.ts'
import { type GroupField, Question, type QuestionInput } from '../../src/contract/question.ts'
import { askChart } from '../../src/domains/charts/askChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** One sale. Everything asked below is computed a second time from these, in a few lines of plain arithmetic. */
interface Sale {
  at: Date
  city: string | null
  kind: string
  product: string
  price: number
  pieces: number | null
}

const cities = ['Osaka', 'Kyoto', 'Nara', 'Kobe', 'Sakai', 'Himeji', 'Uji', 'Ise', null]
const kinds = ['Sale', 'Return', 'Gift']
const sales = Array.from(
  { length: 2400 },
  (_, i): Sale => ({
    at: new Date(Date.UTC(2023, 0, 2) + ((i * 7) % 1090) * 57_600_000 + (i % 24) * 3_600_000),
    city: cities[((i >> 4) * 5 + (i % 3)) % 9] ?? null,
    kind: kinds[(i >> 2) % 3] ?? '',
    product: `P${String((i * 13) % 31).padStart(2, '0')}`,
    price: ((i * 377) % 10_007) / 100,
    pieces: i % 17 === 0 ? null : 1 + (i % 9),
  }),
)

let world: World
let dataset: Dataset
const folder = mkdtempSync(join(tmpdir(), 'asked-'))

beforeAll(async () => {
  world = await buildWorld()
  const lines = sales.map(s =>
    [s.at.toISOString().slice(0, 19), s.city ?? '', s.kind, s.product, s.price.toFixed(2), s.pieces ?? ''].join(','),
  )
  const path = join(folder, 'sales.csv')
  writeFileSync(path, ['At,City,Kind,Product,Price,Pieces', ...lines].join('\n'))
  dataset = await world.ingest(path)
}, 60_000)
afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

const id = (name: string) => dataset.tablesOfVersion[0]?.columns.find(c => c.name === name)?.id ?? name
const ask = (input: Omit<QuestionInput, 'source'>) => {
  const source = { datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' }
  return askChart(world.ctx, { question: Question.parse({ source, ...input }) })
}
const group = (name: string, more: Partial<GroupField> = {}): GroupField => ({
  role: 'group',
  column: id(name),
  ...more,
})
const raw = (name: string) => ({ role: 'raw' as const, column: id(name) })
const value = (aggregate: AggregateName, name?: string, more: { p?: number; calculation?: Calculation } = {}) => ({
  role: 'value' as const,
  aggregate,
  ...(name !== undefined && { column: id(name) }),
  ...more,
})

type Key = (sale: Sale) => Scalar
const city: Key = s => s.city
const kind: Key = s => s.kind
const prices = (of: readonly Sale[]) => of.map(s => s.price)
const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0)

function grouped(by: Key, of: readonly Sale[] = sales): Map<Scalar, Sale[]> {
  const groups = new Map<Scalar, Sale[]>()
  for (const sale of of) groups.set(by(sale), [...(groups.get(by(sale)) ?? []), sale])
  return groups
}

/** Quantile of type 7 (Hyndman & Fan 1996). */
function quantile(of: readonly number[], p: number): number {
  const sorted = [...of].sort((a, b) => a - b)
  const at = (sorted.length - 1) * p
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

function expectClose(found: number | null | undefined, expected: number | null) {
  if (expected === null) expect(found ?? null).toBeNull()
  else expect(found).toBeCloseTo(expected, 6)
}

/** What stands at a category of a series; undefined when nothing is drawn there. */
const at = ({ x, series }: Pick<ChartModel, 'x' | 'series'>, category: Scalar, name?: Scalar) =>
  series.find(s => name === undefined || s.group === name)?.values[x?.categories.indexOf(category) ?? -1]

function expectGroups(model: Pick<ChartModel, 'x' | 'series'>, by: Key, figure: (of: Sale[]) => number | null) {
  const groups = grouped(by)
  const drawn = (model.x?.categories ?? []).filter((_, i) => model.series.some(s => (s.values[i] ?? null) !== null))
  expect(new Set(drawn)).toEqual(new Set(groups.keys()))
  for (const [key, of] of groups) expectClose(at(model, key), figure(of))
}

const pieces = (of: readonly Sale[]) => of.flatMap(s => (s.pieces === null ? [] : [s.pieces]))
const mean = (of: readonly number[]) => sum(of) / of.length
const sd = (of: readonly number[]) => Math.sqrt(sum(of.map(v => (v - mean(of)) ** 2)) / (of.length - 1))

const aggregates: [AggregateName, string | undefined, number | undefined, (of: Sale[]) => number][] = [
  ['count', undefined, undefined, of => of.length],
  ['count', 'Pieces', undefined, of => pieces(of).length],
  ['countDistinct', 'Product', undefined, of => new Set(of.map(s => s.product)).size],
  ['sum', 'Price', undefined, of => sum(prices(of))],
  ['mean', 'Pieces', undefined, of => mean(pieces(of))],
  ['median', 'Price', undefined, of => quantile(prices(of), 0.5)],
  ['quantile', 'Price', 0.9, of => quantile(prices(of), 0.9)],
  ['min', 'Price', undefined, of => Math.min(...prices(of))],
  ['max', 'Pieces', undefined, of => Math.max(...pieces(of))],
  ['sd', 'Price', undefined, of => sd(prices(of))],
]

test.each(aggregates)(
  '%s of %s stands in bars, slices of time and cells as it does by hand',
  async (name, of, p, by) => {
    const figure = value(name, of, p === undefined ? {} : { p })
    const { model } = await ask({ type: 'bar', x: [group('City')], y: [figure] })
    expectGroups(model, city, by)
    const heat = (await ask({ type: 'heatmap', x: [group('City')], y: [group('Kind'), figure] })).model
    const cells = heat.series[0]?.cells ?? []
    expect(cells).toHaveLength(27)
    for (const [i, k, found] of cells) {
      const own = sales.filter(s => s.city === heat.x?.categories[i] && s.kind === heat.y?.categories[k])
      expectClose(found, own.length === 0 ? null : by(own))
    }
    const pivot = (await ask({ type: 'pivot', x: [group('Kind')], y: [group('City'), figure] })).model.pivot
    for (const [i, [row]] of (pivot?.rows ?? []).entries()) {
      for (const [k, [column]] of (pivot?.columns ?? []).entries())
        expectClose(Number(pivot?.cells[i]?.[k]), by(sales.filter(s => s.city === row && s.kind === column)))
      expectClose(Number(pivot?.rowTotals?.[i]?.[0]), by(sales.filter(s => s.city === row)))
    }
    for (const [k, [column]] of (pivot?.columns ?? []).entries())
      expectClose(Number(pivot?.columnTotals?.[k]), by(sales.filter(s => s.kind === column)))
    expectClose(Number(pivot?.grandTotals?.[0]), by(sales))
  },
)

const iso = (date: Date) => date.toISOString().slice(0, 10)
const startOf: Record<Exclude<TimeUnit, 'hour' | 'minute'>, Key> = {
  year: s => `${s.at.getUTCFullYear()}-01-01`,
  quarter: s => iso(new Date(Date.UTC(s.at.getUTCFullYear(), 3 * Math.floor(s.at.getUTCMonth() / 3), 1))),
  month: s => `${iso(s.at).slice(0, 7)}-01`,
  week: s => iso(new Date(s.at.getTime() - ((s.at.getUTCDay() + 6) % 7) * 86_400_000)),
  day: s => iso(s.at),
}
const partOf: Record<TimePart, Key> = {
  monthOfYear: s => s.at.getUTCMonth() + 1,
  quarterOfYear: s => Math.floor(s.at.getUTCMonth() / 3) + 1,
  dayOfWeek: s => ((s.at.getUTCDay() + 6) % 7) + 1,
  hourOfDay: s => s.at.getUTCHours(),
  dayOfMonth: s => s.at.getUTCDate(),
}

describe('time', () => {
  test.each(Object.entries(startOf))('by %s is a line, an area and bars over every period', async (unit, key) => {
    for (const type of ['line', 'area', 'bar'] as const) {
      const x = [group('At', { timeUnit: unit as TimeUnit })]
      const { model } = await ask({ type, x, y: [value('sum', 'Price')] })
      expectGroups(model, key, of => sum(prices(of)))
      const categories = model.x?.categories ?? []
      expect([...categories].sort()).toEqual(categories)
    }
  })

  test.each(Object.entries(partOf))('by %s stands in calendar order', async (part, key) => {
    const { model } = await ask({ type: 'bar', x: [group('At', { timePart: part as TimePart })], y: [value('count')] })
    expectGroups(model, key, of => of.length)
    expect(model.x?.categories).toEqual([...(model.x?.categories ?? [])].sort((a, b) => Number(a) - Number(b)))
    expect(model.x).toMatchObject({ kind: 'category', format: { timePart: part } })
  })
})

describe('calculations', () => {
  const byMonth = [...grouped(startOf.month)].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  const months = byMonth.map(([month, of]) => ({ month, sum: sum(prices(of)) }))
  const monthly = async (calculation: Calculation) =>
    (await ask({ type: 'line', x: [group('At', { timeUnit: 'month' })], y: [value('sum', 'Price', { calculation })] }))
      .model

  test('a running total adds up to the whole', async () => {
    const model = await monthly({ kind: 'running' })
    months.forEach(({ month }, i) => {
      expectClose(at(model, month), sum(months.slice(0, i + 1).map(m => m.sum)))
    })
    expectClose(model.series[0]?.values.at(-1), sum(prices(sales)))
  })

  test('a moving average is that of the last three periods', async () => {
    const model = await monthly({ kind: 'movingAverage', periods: 3 })
    months.forEach(({ month }, i) => {
      expectClose(at(model, month), mean(months.slice(Math.max(0, i - 2), i + 1).map(m => m.sum)))
    })
  })

  test.each([
    ['previousPeriod', 1],
    ['previousYear', 12],
  ] as const)('a change against the %s is a difference or a ratio', async (against, before) => {
    for (const as of ['difference', 'ratio'] as const) {
      const model = await monthly({ kind: 'change', against, as })
      expect(model.y?.format.kind).toBe(as === 'ratio' ? 'ratio' : 'number')
      months.forEach(({ month, sum: now }, i) => {
        const then = months[i - before]?.sum
        expectClose(at(model, month), then === undefined ? null : as === 'ratio' ? now / then - 1 : now - then)
      })
    }
  })

  test('shares of the groups are parts of one', async () => {
    const { model } = await ask({
      type: 'bar',
      x: [group('City')],
      y: [value('sum', 'Price', { calculation: { kind: 'share' } })],
    })
    expectGroups(model, city, of => sum(prices(of)) / sum(prices(sales)))
    expect(model.y?.format.kind).toBe('ratio')
    const pie = (
      await ask({ type: 'pie', x: [group('Kind')], y: [value('count', undefined, { calculation: { kind: 'share' } })] })
    ).model
    expectGroups(pie, kind, of => of.length / sales.length)
  })
})

describe('the leading groups', () => {
  const byProduct = [...grouped(s => s.product)]
    .map(([product, of]) => ({ product, sum: sum(prices(of)) }))
    .sort((a, b) => b.sum - a.sum)
  const first = byProduct.slice(0, 5)
  const rest = sum(byProduct.slice(5).map(p => p.sum))

  test('stand on x before Other, which holds the rest', async () => {
    const x = [group('Product', { leading: { n: 5, other: true, by: 0 } })]
    const { model } = await ask({ type: 'bar', x, y: [value('sum', 'Price')] })
    expect(model.x?.categories).toEqual([...first.map(p => p.product), 'Other'])
    expectClose(at(model, 'Other'), rest)
    const alone = [group('Product', { leading: { n: 5, other: false, by: 0 } })]
    const { model: five } = await ask({ type: 'bar', x: alone, y: [value('sum', 'Price')] })
    expect(five.x?.categories).toEqual(first.map(p => p.product))
  })

  test('keep their colours, and Other is grey', async () => {
    const colour = group('Product', { leading: { n: 3, other: true, by: 0 } })
    const x = [group('At', { timeUnit: 'year' })]
    for (const stack of ['none', 'stacked', 'percent'] as const) {
      const { model } = await ask({ type: 'bar', x, colour, stack, y: [value('sum', 'Price')] })
      expect(model.stack).toBe(stack)
      expect(model.series.map(s => [s.name, s.colour])).toEqual([
        ...first.slice(0, 3).map((p, i) => [p.product, i]),
        ['Other', 6],
      ])
      expectClose(sum(model.series.flatMap(s => s.values).map(Number)), sum(prices(sales)))
    }
    const { model: areas } = await ask({ type: 'area', x, colour, y: [value('sum', 'Price')] })
    expect(areas.stack).toBe('stacked')
    const year = grouped(s => `${s.at.getUTCFullYear()}-01-01`).get('2024-01-01') ?? []
    const shown = new Set(first.slice(0, 3).map(p => p.product))
    expectClose(at(areas, '2024-01-01', 'Other'), sum(prices(year.filter(s => !shown.has(s.product)))))
  })

  test('bars parted by colour stand in the order of their sums', async () => {
    const { model } = await ask({ type: 'bar', x: [group('City')], colour: group('Kind'), y: [value('sum', 'Price')] })
    const totals = [...grouped(city)].map(([name, of]) => [name, sum(prices(of))] as const).sort((a, b) => b[1] - a[1])
    expect(model.x?.categories).toEqual(totals.map(([name]) => name))
  })
})

describe('small charts', () => {
  const facet = () => group('Kind')
  test.each(['bar', 'line', 'area'] as const)('of %s hold the rows of their value each', async type => {
    const x = [type === 'bar' ? group('City') : group('At', { timeUnit: 'quarter' })]
    const { model } = await ask({ type, x, y: [value('sum', 'Price')], facet: facet() })
    expect(model.facets?.map(f => f.value).sort()).toEqual([...kinds].sort())
    for (const { value: own, series } of model.facets ?? []) {
      const of = grouped(
        type === 'bar' ? city : startOf.quarter,
        sales.filter(s => s.kind === own),
      )
      for (const [key, rows] of of) expectClose(at({ x: model.x, series }, key), sum(prices(rows)))
    }
  })

  test('of points, boxes and histograms too', async () => {
    const points = (await ask({ type: 'scatter', x: [raw('Price')], y: [raw('Pieces')], facet: facet() })).model
    for (const { value: own, series } of points.facets ?? []) {
      const of = sales.filter(s => s.kind === own && s.pieces !== null)
      expect(series[0]?.values).toHaveLength(of.length)
      expectClose(sum((series[0]?.xs ?? []).map(Number)), sum(prices(of)))
    }
    const boxes = (await ask({ type: 'box', x: [group('City')], y: [raw('Price')], facet: facet() })).model
    for (const { value: own, series } of boxes.facets ?? [])
      boxes.x?.categories.forEach((name, i) => {
        const of = prices(sales.filter(s => s.kind === own && s.city === name))
        const five = [0.05, 0.25, 0.5, 0.75, 0.95].map(p => quantile(of, p))
        five.forEach((expected, k) => {
          expectClose(series[0]?.boxes?.[i]?.[k], expected)
        })
      })
    const counts = (await ask({ type: 'histogram', x: [raw('Price')], facet: facet() })).model
    for (const { value: own, series } of counts.facets ?? [])
      expect(sum((series[0]?.values ?? []).map(Number))).toBe(sales.filter(s => s.kind === own).length)
  })
})

test('ranges of a number count what lies in them, and empty ones keep their place', async () => {
  const few = { op: 'or' as const, of: [lower(20), { op: 'ge' as const, column: id('Price'), value: 80 }] }
  const { model } = await ask({ type: 'bar', x: [group('Price', { width: 10 })], y: [value('count')], filter: few })
  expect(model.x?.categories).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
  const inRange = (low: number) => sales.filter(s => s.price >= low && s.price < low + 10).length
  expect([0, 10, 80, 90].map(low => at(model, low))).toEqual([0, 10, 80, 90].map(inRange))
  expect(at(model, 40)).toBeNull()
  expect(model.x?.format.width).toBe(10)
  const { model: histogram } = await ask({ type: 'histogram', x: [group('Price', { width: 10 })] })
  histogram.x?.categories.forEach((edge, i) => {
    expect(histogram.series[0]?.values[i]).toBe(inRange(Number(edge)))
  })
})
const lower = (value: number) => ({ op: 'lt' as const, column: id('Price'), value })

test('a treemap parts the whole in levels, a pie in slices, several figures stand beside each other', async () => {
  const { model } = await ask({ type: 'treemap', x: [group('Kind'), group('City')], y: [value('sum', 'Price')] })
  for (const node of model.tree ?? []) {
    const own = sales.filter(s => s.kind === node.path[0])
    expectClose(node.value, sum(prices(own)))
    for (const child of node.children) expectClose(child.value, sum(prices(own.filter(s => s.city === child.path[1]))))
  }
  const pie = (await ask({ type: 'pie', x: [group('City')], y: [value('count')] })).model
  expect(pie.x?.categories).toHaveLength(6)
  expect(pie.x?.categories.at(-1)).toBe('Other')
  expect(sum((pie.series[0]?.values ?? []).map(Number))).toBe(sales.length)
  const two = (await ask({ type: 'bar', x: [group('Kind')], y: [value('sum', 'Price'), value('mean', 'Price')] })).model
  expect(two.series.map(s => s.name)).toEqual(['Price (sum)', 'Price (average)'])
  expect(two.table.columns.map(c => c.name)).toEqual(['Kind', 'Price (sum)', 'Price (average)'])
})

test('points carry their colour, their size and the row they come from; bars lie when asked', async () => {
  const { model } = await ask({
    type: 'scatter',
    x: [raw('Price')],
    y: [raw('Price')],
    size: raw('Pieces'),
    colour: group('Product'),
  })
  expect(model.series).toHaveLength(7)
  expect(model.series.at(-1)).toMatchObject({ name: 'Other', colour: 6 })
  expect(model.sizeTitle).toBe('Pieces')
  for (const { rows = [], values, sizes = [] } of model.series)
    rows.forEach((row, i) => {
      // The head of the file is its first row.
      expect(values[i]).toBe(sales[row - 2]?.price)
      expect(sizes[i]).toBe(sales[row - 2]?.pieces)
    })
  for (const horizontal of [true, false])
    expect((await ask({ type: 'bar', x: [group('Kind')], horizontal })).model.horizontal).toBe(horizontal)
})
