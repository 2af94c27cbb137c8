import { childRenderer } from '../src/adapters/render/childRenderer.ts'
import type { RenderRequest } from '../src/ports/renderer.ts'
import { edges } from '../test/factories/chartEdges.ts'
import { gallery } from '../test/factories/chartGallery.ts'
import { keepResult } from './machine.ts'

/*
 * Charts of every type as PNG, PDF and SVG through the server's renderer, from the request to the bytes:
 * `npx tsx bench/render.ts [runs]`. Medians of warm runs; the first picture of a fresh process apart.
 */

const runs = Number(process.argv[2] ?? 9)
const budgets: Partial<Record<RenderRequest['format'], number>> = { png: 400, pdf: 600 }
const formats = ['png', 'pdf', 'svg'] as const
const size = { width: 1200, height: 600 }
const charts = { ...gallery, 'scatter-many': edges['scatter-many'], 'bars-many': edges['bars-many'] }

const renderer = childRenderer()
const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function timed(model: RenderRequest['model'], format: RenderRequest['format']): Promise<number> {
  const start = performance.now()
  await renderer.render({
    model,
    format,
    theme: 'light',
    ...size,
    locale: 'en',
    source: 'Source: sales.csv, version 3',
  })
  return performance.now() - start
}

async function median(model: RenderRequest['model'], format: RenderRequest['format']): Promise<number> {
  await timed(model, format)
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await timed(model, format))
  return Math.round(middle(times))
}

const models = Object.entries(charts).flatMap(([name, model]) => (model ? [[name, model] as const] : []))
const [first] = models
const coldMs = first ? Math.round(await timed(first[1], 'png')) : 0
const medians: Record<string, Record<string, number>> = {}
for (const format of formats) {
  const byChart: Record<string, number> = {}
  for (const [name, model] of models) byChart[name] = await median(model, format)
  medians[format] = byChart
}
await renderer.close()

const summary = formats.map(format => {
  const all = Object.entries(medians[format] ?? {})
  const [slowest, worstMs] = all.reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])
  return {
    format,
    medianMs: Math.round(middle(all.map(([, ms]) => ms))),
    slowest,
    worstMs,
    budgetMs: budgets[format] ?? null,
  }
})
for (const { format, medianMs, slowest, worstMs, budgetMs } of summary)
  console.log(
    `${format}: median of ${models.length} charts ${medianMs} ms, slowest ${slowest} ${worstMs} ms, budget ${budgetMs ?? 'none'}`,
  )
console.log(`first picture of a fresh process ${coldMs} ms`)
keepResult('render', { runs, size, coldMs, summary, medians })
if (summary.some(({ worstMs, budgetMs }) => budgetMs !== null && worstMs > budgetMs)) process.exitCode = 1
