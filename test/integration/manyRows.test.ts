import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Dataset } from '../../src/contract/dataset.ts'
import { Question, type QuestionInput } from '../../src/contract/question.ts'
import { say } from '../../src/core/words/say.ts'
import { askChart } from '../../src/domains/charts/askChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** More rows than can be told apart in any chart of single rows. */
const count = 30_000
const start = Date.UTC(2024, 0, 1)
const minuteMs = 60_000
const rows = Array.from({ length: count }, (_, i) => ({
  at: new Date(start + i * 17 * minuteMs).toISOString().slice(0, 19),
  x: Math.round(((i * 7919) % 100_003) * 10) / 100,
  y: Math.round(5000 * Math.sin(i / 900) + ((i * 31) % 997)) / 10,
}))

let world: World
let dataset: Dataset
const folder = mkdtempSync(join(tmpdir(), 'many-'))
beforeAll(async () => {
  world = await buildWorld()
  const path = join(folder, 'readings.csv')
  writeFileSync(path, ['At,X,Y', ...rows.map(({ at, x, y }) => `${at},${x},${y}`)].join('\n'))
  dataset = await world.ingest(path)
}, 60_000)
afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

const id = (name: string) => dataset.tablesOfVersion[0]?.columns.find(c => c.name === name)?.id ?? name
const raw = (name: string) => ({ role: 'raw' as const, column: id(name) })
const ask = async (input: Omit<QuestionInput, 'source'>) => {
  const source = { datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' }
  const { model } = await askChart(world.ctx, { question: Question.parse({ source, ...input }) })
  return { model, notes: model.notes.map(note => say(note, 'en')) }
}
const between = (name: string, low: string | number, high: string | number) => ({
  filter: { op: 'between' as const, column: id(name), low, high, closed: false },
})
const numbers = (values: readonly (number | null)[] | undefined) => (values ?? []).flatMap(v => (v === null ? [] : [v]))

test('many points are a sample that says so, and all of them where a range leaves few', async () => {
  const shelves = { type: 'scatter' as const, x: [raw('X')], y: [raw('Y')] }
  const whole = await ask(shelves)
  expect(whole.model.series[0]?.values).toHaveLength(5000)
  expect(whole.notes).toEqual(['5,000 of 30,000 rows are drawn, chosen at random; zoom in for all of them.'])
  const zoomed = await ask({ ...shelves, ...between('X', 100, 200) })
  const within = rows.filter(({ x }) => x >= 100 && x < 200)
  expect(within.length).toBeGreaterThan(200)
  expect(numbers(zoomed.model.series[0]?.values).sort()).toEqual(within.map(({ y }) => y).sort())
  expect(zoomed.notes).toEqual([])
})

test('a line through many rows is the range and the mean at each step, and goes through every row of a short span', async () => {
  const shelves = { type: 'line' as const, x: [raw('At')], y: [raw('Y')] }
  const { model, notes } = await ask(shelves)
  const [series] = model.series
  const steps = model.x?.categories.length ?? 0
  expect(steps).toBeLessThanOrEqual(2000)
  expect(notes).toEqual([
    `30,000 points drawn as the range of ${steps.toLocaleString('en')} steps; zoom in for single points.`,
  ])
  const ys = rows.map(({ y }) => y)
  expect(Math.min(...numbers(series?.lows))).toBe(Math.min(...ys))
  expect(Math.max(...numbers(series?.highs))).toBe(Math.max(...ys))
  const day = rows.filter(({ at }) => at.startsWith('2024-02-10'))
  const at = model.x?.categories.indexOf('2024-02-10') ?? -1
  expect(series?.values[at]).toBeCloseTo(day.reduce((sum, { y }) => sum + y, 0) / day.length, 9)
  const zoomed = await ask({ ...shelves, ...between('At', '2024-02-10T00:00:00', '2024-02-17T00:00:00') })
  const week = rows.filter(({ at: when }) => when >= '2024-02-10' && when < '2024-02-17')
  expect(zoomed.model.series[0]?.values).toEqual(week.map(({ y }) => y))
  expect(zoomed.model.series[0]?.xs).toEqual(week.map(({ at: when }) => Date.parse(`${when}Z`)))
  expect(zoomed.notes).toEqual([])
})

test('bars and lines of finer periods than can be told apart stand in coarser ones until the span is short', async () => {
  const minute = { role: 'group' as const, column: id('At'), timeUnit: 'minute' as const }
  for (const [type, unit, most] of [
    ['bar', 'day', 1500],
    ['line', 'day', 2000],
  ] as const) {
    const { model, notes } = await ask({ type, x: [minute], y: [{ role: 'value', aggregate: 'count' }] })
    expect(model.x?.format.timeUnit).toBe(unit)
    expect(model.x?.categories.length).toBeLessThanOrEqual(most)
    expect(numbers(model.series[0]?.values).reduce((a, b) => a + b, 0)).toBe(count)
    expect(notes).toEqual([`At by ${unit}: finer steps could not be told apart. Zoom in for finer ones.`])
    const short = between('At', '2024-02-10T00:00:00', '2024-02-10T08:00:00')
    const zoomed = await ask({ type, x: [minute], y: [{ role: 'value', aggregate: 'count' }], ...short })
    expect(zoomed.model.x?.format.timeUnit).toBe('minute')
    expect(zoomed.notes).toEqual([])
  }
})
