import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Question, type QuestionInput } from '../src/contract/question.ts'
import { say } from '../src/core/words/say.ts'
import { askChart } from '../src/domains/charts/askChart.ts'
import { writeCsv } from './csvFile.ts'
import { keepResult } from './machine.ts'
import { median, startWorld, timed } from './world.ts'

/*
 * Charts of a million rows: from the question to the model that is drawn, each computed anew.
 * `tsx bench/largeCharts.ts [ROWS]`
 */

const rows = Number(process.argv[2] ?? 1_000_000)
const goes = 7

const folder = mkdtempSync(join(tmpdir(), 'large-charts-'))
const path = join(folder, 'orders.csv')
await writeCsv(path, rows)
const world = await startWorld()
try {
  const dataset = await world.ingest(path)
  const [table] = dataset.tablesOfVersion
  const column = (name: string) => table?.columns.find(c => c.name === name)?.id ?? name
  const source = { datasetId: dataset.id, tableId: table?.id ?? '' }
  const raw = (name: string) => ({ role: 'raw' as const, column: column(name) })
  const group = (name: string) => ({ role: 'group' as const, column: column(name) })
  const sum = { role: 'value' as const, column: column('amount'), aggregate: 'sum' as const }
  const near = { op: 'between' as const, column: column('price'), low: 20, high: 20.05, closed: true }
  const questions: Record<string, Omit<QuestionInput, 'source'>> = {
    scatter: { type: 'scatter', x: [raw('price')], y: [raw('amount')] },
    'scatter, coloured': { type: 'scatter', x: [raw('price')], y: [raw('amount')], colour: group('region') },
    'scatter, zoomed in': { type: 'scatter', x: [raw('price')], y: [raw('amount')], filter: near },
    'line through rows': { type: 'line', x: [raw('order_date')], y: [raw('amount')] },
    'line by day': { type: 'line', x: [{ ...group('order_date'), timeUnit: 'day' }], y: [sum] },
    bar: { type: 'bar', x: [group('sku')], y: [sum] },
    'bar, stacked': { type: 'bar', x: [group('brand')], y: [sum], colour: group('region') },
    histogram: { type: 'histogram', x: [raw('price')] },
    box: { type: 'box', x: [group('region')], y: [raw('amount')] },
  }
  // Whoever opens Explore has seen the dashboard: the engine runs, and has opened the table.
  await askChart(world.ctx, { question: Question.parse({ source }) })
  const charts: Record<string, object> = {}
  for (const [name, input] of Object.entries(questions)) {
    const question = Question.parse({ source, ...input })
    const first = performance.now()
    const { model } = await askChart(world.ctx, { question })
    const firstMs = performance.now() - first
    const ms = median(await timed(goes, () => askChart(world.ctx, { question })))
    const kilobytes = JSON.stringify(model).length / 1000
    const notes = model.notes.map(note => say(note, 'en'))
    console.log(
      `${name}: ${ms.toFixed(0)} ms (first ${firstMs.toFixed(0)}), ${kilobytes.toFixed(0)} kB ${notes.join(' ')}`,
    )
    charts[name] = { medianMs: Math.round(ms), firstMs: Math.round(firstMs), kilobytes: Math.round(kilobytes), notes }
  }
  keepResult('large-charts', { rows: table?.rowCount ?? 0, goes, charts })
} finally {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
}
