import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChartType } from '../../src/contract/chart.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { ShortChart } from '../../src/contract/shortChart.ts'
import { say } from '../../src/core/words/say.ts'
import { renderChart } from '../../src/domains/charts/renderChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** Each city sells ten times its number, and one more every quarter; Bern a hundred more. */
const cities = ['Lima', 'Bern', 'Oslo']
const sold = cities.flatMap((city, i) =>
  ['Book', 'Game'].flatMap(kind =>
    [0, 1, 2, 3].flatMap(quarter =>
      Array.from({ length: 5 }, (_, day) => ({
        date: new Date(Date.UTC(2024, 3 * quarter, 1 + 17 * day)).toISOString().slice(0, 10),
        city,
        kind,
        amount: 10 * (i + 1) + quarter + (city === 'Bern' ? 100 : 0) + day / 10,
        score: 1 + ((i + 2 * quarter + day) % 9),
      })),
    ),
  ),
)

let world: World
let dataset: Dataset
const folder = mkdtempSync(join(tmpdir(), 'said-'))
beforeAll(async () => {
  world = await buildWorld()
  const path = join(folder, 'sold.csv')
  const lines = sold.map(({ date, city, kind, amount, score }) =>
    [date, city, kind, amount.toFixed(1), score].join(','),
  )
  writeFileSync(path, ['Date,City,Kind,Amount,Score', ...lines].join('\n'))
  dataset = await world.ingest(path)
})
afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

const byQuarter = { x: 'Date', timeUnit: 'quarter', y: 'Amount', aggregate: 'sum' } as const
const said: [ChartType, object, string][] = [
  ['metric', { values: 'Amount', aggregate: 'sum' }, '6,604; +0.4% in Nov 2024 against Oct 2024.'],
  ['bar', { x: 'City', y: 'Amount', aggregate: 'sum' }, '3 groups; Bern leads with 4,868 (Amount).'],
  [
    'bar',
    { x: 'City', y: 'Amount', aggregate: 'sum', colour: 'Kind' },
    '3 groups of City, each by Kind; Bern leads with 4,868 (Amount).',
  ],
  [
    'bar',
    { x: 'City', y: 'Amount', aggregate: 'mean', facet: 'Kind' },
    '3 groups of City, each by Kind; Bern · Book is highest with 121.7 (Average Amount).',
  ],
  ['line', byQuarter, 'Amount from Q1 2024 (1,606) to Q4 2024 (1,696); highest with 1,696 (Q4 2024).'],
  [
    'line',
    { ...byQuarter, colour: 'City' },
    'Amount of 3 series from Q1 2024 to Q4 2024; Bern reaches highest with 1,232 (Q4 2024).',
  ],
  [
    'area',
    { ...byQuarter, facet: 'City' },
    'Amount from Q1 2024 to Q4 2024, one small chart for each City; Bern reaches highest with 1,232 (Q4 2024).',
  ],
  [
    'line',
    { x: 'Date', timeUnit: 'day', y: 'Score', aggregate: 'max' },
    'Largest Score from Jan 1, 2024 (3) to Dec 8, 2024 (4); highest with 9 (Jun 8, 2024).',
  ],
  ['scatter', { x: 'Score', y: 'Amount' }, '120 points of Amount against Score; correlation 0.01.'],
  ['pie', { names: 'City', values: 'Amount' }, 'Bern is 73.7% of the whole, the largest of 3 parts (Amount).'],
  ['histogram', { x: 'Amount', bins: 10 }, 'Amount lies most often between 0 and 20: in 40 rows.'],
  ['box', { y: 'Amount' }, 'Half of the rows have Amount between 12.85 and 120.55; the median is 31.7.'],
  [
    'box',
    { x: 'City', y: 'Amount' },
    '3 boxes of Amount; the median is highest in Bern (121.7) and lowest in Lima (11.7).',
  ],
  [
    'heatmap',
    { x: 'Kind', y: 'City', values: 'Amount', aggregate: 'sum' },
    'Amount is highest at Book · Bern (2,434) and lowest at Book · Lima (234).',
  ],
  [
    'treemap',
    { names: ['City', 'Kind'], values: 'Amount' },
    'Bern is 73.7% of the whole, the largest of 3 parts (Amount).',
  ],
  [
    'pivot',
    { x: 'Kind', y: 'City', values: 'Amount', aggregate: 'sum' },
    'Amount in 3 rows and 2 columns; 6,604 in all.',
  ],
  ['table', { y: ['City', 'Amount'] }, 'A table of 120 rows and 2 columns.'],
]

test.each(said)('a %s of %j is said in a sentence that holds its main figure', async (type, short, sentence) => {
  const { model } = await renderChart(world.ctx, ShortChart.parse({ datasetId: dataset.id, type, ...short }))
  expect(say(model.summary, 'en')).toBe(sentence)
})

test('what cannot be drawn is refused with what to do', async () => {
  const dates = ShortChart.parse({ datasetId: dataset.id, type: 'bar', x: 'City', y: 'Date', aggregate: 'max' })
  await expect(renderChart(world.ctx, dates)).rejects.toMatchObject({
    code: 'invalid_plan',
    message: 'Bars are drawn of numbers, and the largest Date is none: draw a table.',
  })
})
