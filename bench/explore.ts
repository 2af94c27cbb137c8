import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Dataset } from '../src/contract/dataset.ts'
import { Question, type QuestionInput } from '../src/contract/question.ts'
import { askChart } from '../src/domains/charts/askChart.ts'
import { keepResult } from './machine.ts'
import { median, startWorld, timed } from './world.ts'

/*
 * Fifteen questions as a person asks them in Explore, of three million flights: `tsx bench/explore.ts [FILE]`. From the
 * shelves to the chart's model, each seven times after one that is not counted; no answer comes from the cache. The file
 * is vega-datasets' flights-3m.parquet (date, delay, distance, origin, destination).
 */

const ROUNDS = 7
const AIM_MS = 300
const given = process.argv[2] ?? join(import.meta.dirname, '../../shared/data/json_parquet_ts/flights-3m.parquet')

type Asked = Omit<QuestionInput, 'source'>

function questions(id: (name: string) => string): Record<string, Asked> {
  const group = (name: string, more: object = {}) => ({ role: 'group' as const, column: id(name), ...more })
  const raw = (name: string) => ({ role: 'raw' as const, column: id(name) })
  const count = { role: 'value' as const, aggregate: 'count' as const }
  const value = (aggregate: 'mean' | 'median' | 'quantile' | 'countDistinct', name: string, more: object = {}) => ({
    role: 'value' as const,
    column: id(name),
    aggregate,
    ...more,
  })
  const leading = (n: number) => ({ leading: { n, other: true } })
  const late = { op: 'ge' as const, column: id('delay'), value: 15 }
  return {
    'how many': {},
    'a date alone': { x: [raw('date')] },
    'spread of delays': { x: [raw('delay')] },
    'flights by month': { x: [group('date', { timeUnit: 'month' })], y: [count] },
    'mean delay by day': { x: [group('date', { timeUnit: 'day' })], y: [value('mean', 'delay')] },
    'leading destinations': { x: [group('destination', leading(20))], y: [count] },
    'median delay by origin': { x: [group('origin')], y: [value('median', 'delay')], type: 'bar' },
    '90 % quantile by weekday': {
      x: [group('date', { timePart: 'dayOfWeek' })],
      y: [value('quantile', 'delay', { p: 0.9 })],
    },
    'destinations reached': { x: [group('origin', leading(20))], y: [value('countDistinct', 'destination')] },
    'weekday by hour': {
      x: [group('date', { timePart: 'hourOfDay' })],
      y: [group('date', { timePart: 'dayOfWeek' }), value('mean', 'delay')],
      type: 'heatmap',
    },
    'distance and delay': { x: [raw('distance')], y: [raw('delay')] },
    'spread by origin': { x: [group('origin', leading(10))], y: [raw('delay')], type: 'box' },
    'late from names with an O': {
      x: [group('origin', leading(20))],
      y: [count],
      filter: { op: 'and', of: [late, { op: 'contains', column: id('origin'), value: 'o' }] },
    },
    'last month, five origins': {
      x: [group('date', { timeUnit: 'day' })],
      y: [count],
      colour: group('origin', leading(5)),
      filter: { op: 'relative', column: id('date'), direction: 'last', unit: 'month', count: 1, anchor: 'newest' },
    },
    'origin by month, shares': {
      x: [group('origin', leading(12)), group('date', { timeUnit: 'month' })],
      y: [{ ...count, calculation: { kind: 'share' } }],
      type: 'pivot',
    },
  }
}

async function ask(dataset: Dataset, run: (question: Question) => Promise<{ model: { type: string } }>) {
  const [table] = dataset.tablesOfVersion
  if (table === undefined) throw new Error('no table')
  const source = { datasetId: dataset.id, tableId: table.id }
  const id = (name: string) => table.columns.find(column => column.name === name)?.id ?? name
  const figures: { question: string; type: string; medianMs: number; slowestMs: number }[] = []
  const all: number[] = []
  for (const [question, asked] of Object.entries(questions(id))) {
    const parsed = Question.parse({ source, ...asked })
    const { model } = await run(parsed)
    const times = await timed(ROUNDS, () => run(parsed))
    all.push(...times)
    const figure = { question, type: model.type, medianMs: median(times), slowestMs: Math.max(...times) }
    figures.push(figure)
    console.log(
      `${question} (${model.type}): ${figure.medianMs.toFixed(0)} ms, slowest ${figure.slowestMs.toFixed(0)} ms`,
    )
  }
  return { rows: table.rowCount, figures, all: all.sort((a, b) => a - b) }
}

async function run(path: string): Promise<void> {
  if (!existsSync(path)) {
    console.log(`There is no ${path}: name the file to measure with.`)
    process.exitCode = 1
    return
  }
  const world = await startWorld()
  try {
    const { rows, figures, all } = await ask(await world.ingest(path), question => askChart(world.ctx, { question }))
    const at = (p: number) => all[Math.min(all.length - 1, Math.floor(all.length * p))] ?? 0
    const [p50, p95] = [at(0.5), at(0.95)]
    const slow = figures.filter(({ medianMs }) => medianMs > AIM_MS).map(({ question }) => question)
    console.log(
      `${rows.toLocaleString('en')} rows, ${figures.length} questions: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    )
    if (slow.length > 0) console.log(`over ${AIM_MS} ms: ${slow.join(', ')}`)
    keepResult('explore', { rows, rounds: ROUNDS, aimMs: AIM_MS, p50, p95, questions: figures, slow })
    process.exitCode = slow.length === 0 ? 0 : 1
  } finally {
    await world.end()
  }
}

await run(given)
