import { loadavg } from 'node:os'
import { childRenderer } from '../src/adapters/render/childRenderer.ts'
import { drawPdf } from '../src/adapters/render/drawPdf.ts'
import { drawPng } from '../src/adapters/render/drawPng.ts'
import { drawSvg } from '../src/adapters/render/drawSvg.ts'
import type { RenderOrder } from '../src/adapters/render/protocol.ts'
import type { RenderRequest } from '../src/ports/renderer.ts'
import { edges } from '../test/factories/chartEdges.ts'
import { gallery } from '../test/factories/chartGallery.ts'
import { keepResult } from './machine.ts'

/*
 * Charts of every type as PNG, PDF and SVG through the server's renderer, from the request to the bytes:
 * `npx tsx bench/render.ts [runs]`. Medians of warm runs; the first picture of a fresh process apart. Beside the time
 * on the clock stands that of the processor, which other work on the machine does not lengthen.
 */

const runs = Number(process.argv[2] ?? 9)
const budgets: Partial<Record<RenderRequest['format'], number>> = { png: 400, pdf: 600 }
const formats = ['png', 'pdf', 'svg'] as const
const size = { width: 1200, height: 600 }
const charts = { ...gallery, 'scatter-many': edges['scatter-many'], 'bars-many': edges['bars-many'] }

const renderer = childRenderer()
const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

let made = 0
/** No two are alike: what the compiler remembers of one chart is no help to the next. */
const asked = (model: RenderRequest['model'], format: RenderRequest['format']): RenderOrder => ({
  id: 1,
  model,
  format,
  theme: 'light',
  width: size.width + (made++ % 97),
  height: size.height,
  locale: 'en',
  source: `Source: sales.csv, version ${made}`,
})

async function timed(model: RenderRequest['model'], format: RenderRequest['format']): Promise<number> {
  const { id: _, ...request } = asked(model, format)
  const start = performance.now()
  await renderer.render(request)
  return performance.now() - start
}

const draw = { svg: drawSvg, png: (order: RenderOrder) => drawPng(drawSvg(order)), pdf: drawPdf }

/** What drawing takes of a processor, in this process. */
function processorMs(model: RenderRequest['model'], format: RenderRequest['format']): number {
  const start = process.cpuUsage()
  draw[format](asked(model, format))
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

async function medianOf(measure: () => Promise<number> | number): Promise<number> {
  await measure()
  const times: number[] = []
  for (let i = 0; i < runs; i++) times.push(await measure())
  return Math.round(middle(times))
}

const models = Object.entries(charts).flatMap(([name, model]) => (model ? [[name, model] as const] : []))
const [first] = models
const coldMs = first ? Math.round(await timed(first[1], 'png')) : 0
const medians: Record<string, Record<string, { ms: number; processorMs: number }>> = {}
for (const format of formats) {
  const byChart: Record<string, { ms: number; processorMs: number }> = {}
  for (const [name, model] of models)
    byChart[name] = {
      ms: await medianOf(() => timed(model, format)),
      processorMs: await medianOf(() => processorMs(model, format)),
    }
  medians[format] = byChart
}
await renderer.close()

const summary = formats.map(format => {
  const all = Object.entries(medians[format] ?? {})
  const [slowest, worst] = all.reduce((most, one) => (one[1].ms > most[1].ms ? one : most))
  return {
    format,
    medianMs: middle(all.map(([, { ms }]) => ms)),
    medianProcessorMs: middle(all.map(([, { processorMs }]) => processorMs)),
    slowest,
    worstMs: worst.ms,
    worstProcessorMs: Math.max(...all.map(([, { processorMs }]) => processorMs)),
    budgetMs: budgets[format] ?? null,
  }
})
for (const { format, medianMs, medianProcessorMs, slowest, worstMs, worstProcessorMs, budgetMs } of summary)
  console.log(
    `${format}: median of ${models.length} charts ${medianMs} ms (processor ${medianProcessorMs}), slowest ${slowest} ${worstMs} ms (processor ${worstProcessorMs}), budget ${budgetMs ?? 'none'}`,
  )
console.log(`first picture of a fresh process ${coldMs} ms; load of the machine ${loadavg()[0]?.toFixed(1)}`)
keepResult('render', { runs, size, load: loadavg()[0], coldMs, summary, medians })
if (summary.some(({ medianMs, budgetMs }) => budgetMs !== null && medianMs > budgetMs)) process.exitCode = 1
