import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createEngine } from '../src/adapters/engine/createEngine.ts'
import { childReader } from '../src/adapters/readers/childReader.ts'
import { AnalysisRequest } from '../src/contract/analysis/analysis.ts'
import type { TableReading } from '../src/contract/reading.ts'
import { byId } from '../src/core/chart/measureName.ts'
import { limit } from '../src/core/relation/build.ts'
import type { MethodInput, Steps } from '../src/core/stats/method.ts'
import { methodOf } from '../src/core/stats/methods.ts'
import { withColumnIds } from '../src/core/stats/withColumnIds.ts'
import { localAsker } from '../src/domains/access/localAsker.ts'
import { drive } from '../src/domains/analytics/drive.ts'
import { peakOf } from './beside/peak.ts'
import { processorMs } from './beside/processorTime.ts'
import { keepResult } from './machine.ts'

/*
 * Analyses of ten million rows of ten numbers: `tsx bench/statistics.ts [ROWS]`. Processor time of the engine and of this
 * process together, and the most memory that the engine held; each analysis has an engine of its own.
 */

const MOST_MEGABYTES = 1_200

const numbers = Array.from({ length: 10 }, (_, i) => `Column ${i}`)
const predictors = [5, 6, 7, 8, 9].map(i => `Column ${i}`)

/** What is asked, and the processor seconds that it may take at ten million rows. */
const asked: Readonly<Record<string, { request: Record<string, unknown>; aimS: number }>> = {
  'correlation matrix of ten columns': { request: { type: 'correlate', columns: numbers }, aimS: 6 },
  'describe ten columns': { request: { type: 'describe', columns: numbers }, aimS: 6 },
  'regression with five predictors': {
    request: { type: 'regression', y: 'Column 0', x: [1, 2, 3, 4, 5].map(i => `Column ${i}`) },
    aimS: 3,
  },
  'segments of four columns': { request: { type: 'segments', columns: [0, 1, 2, 3].map(i => `Column ${i}`) }, aimS: 8 },
  'logistic regression with five predictors': { request: { type: 'logistic', y: 'Won', x: predictors }, aimS: 25 },
  'Poisson regression with five predictors': { request: { type: 'poisson', y: 'Sold', x: predictors }, aimS: 25 },
}

/** Ten columns of doubles that hang together more or less, one around a billion, an outcome and a count, as a file. */
async function generate(rows: number, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connection = await instance.connect()
  const normal = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())'
  const noises = Array.from({ length: 10 }, (_, i) => `${normal} AS e${i}`).join(', ')
  const columns = Array.from({ length: 10 }, (_, i) => {
    const level = i === 9 ? 'e0 + 1e9' : i < 5 ? `10 * e${i} + 3 * e0 + 100` : `exp(e${i} / 2) + e${i - 5}`
    return `${level} AS "Column ${i}"`
  }).join(', ')
  const sum = '0.4 * e5 - 0.3 * e6 + 0.2 * e7'
  const won = `CASE WHEN random() < 1 / (1 + exp(-(${sum}))) THEN 'yes' ELSE 'no' END AS "Won"`
  // So many of forty rare events, each as likely: nearly Poisson's.
  const sold = `${Array.from({ length: 40 }, () => `(random() < exp(${sum}) / 40)::INTEGER`).join(' + ')} AS "Sold"`
  await connection.run('SELECT setseed(0.42)')
  await connection.run(
    `COPY (SELECT ${columns}, ${won}, ${sold} FROM (SELECT ${noises} FROM range(${rows}))) TO '${path}' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
}

async function read(path: string, outDir: string): Promise<TableReading> {
  const { tables } = await childReader().read({ path, name: 'rows.parquet', outDir })
  const [table] = tables
  if (!table) throw new Error('no table was read')
  return { ...table, parts: { ...table.parts, data: join(outDir, table.parts.data) } }
}

interface Figures {
  cpuS: number
  wallS: number
  peakMegabytes: number
}

async function measure(table: TableReading, request: Record<string, unknown>): Promise<Figures> {
  const engine = createEngine({ store: { localPath: async key => key }, poolSize: 1 })
  const workspaceId = 'w1'
  const columns = table.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
  const of = { workspaceId, datasetId: 'd1', versionId: 'v1', tableId: 't1' }
  const rows: MethodInput['rows'] = { op: 'scan', ...of, parts: [table.parts.data], columns }
  const limits = { maxUploadBytes: 0, queryTimeoutMs: 600_000 }
  const { signal } = new AbortController()
  const steps = methodOf(AnalysisRequest.parse(withColumnIds(request, table.columns)), {
    rows,
    columns: byId(table.columns),
  })
  // The engine of a server runs already.
  await drive({ ...localAsker(workspaceId), engine, signal, limits }, firstRows(rows))
  const [cpu, start] = [processorMs(process.pid) ?? 0, performance.now()]
  await drive({ ...localAsker(workspaceId), engine, signal, limits }, steps)
  const figures = {
    cpuS: ((processorMs(process.pid) ?? 0) - cpu) / 1000,
    wallS: (performance.now() - start) / 1000,
    peakMegabytes: Math.round(peakOf(process.pid)),
  }
  await engine.close()
  return figures
}

function* firstRows(rows: MethodInput['rows']): Steps<void> {
  yield [{ relation: limit(rows, 10, 0), maxRows: 10 }]
}

const rows = Number(process.argv[2] ?? 10_000_000)
const folder = process.env['BENCH_FOLDER'] ?? mkdtempSync(join(tmpdir(), 'bench-statistics-'))
const path = join(folder, `rows${rows}.parquet`)
if (!existsSync(path)) await generate(rows, path)
const table = await read(path, folder)
const results = []
for (const [analysis, { request, aimS }] of Object.entries(asked)) {
  const figures = await measure(table, request)
  const isMet = figures.cpuS <= aimS && figures.peakMegabytes <= MOST_MEGABYTES
  results.push({ analysis, ...figures, aimS, isMet })
  console.log(`${analysis}: ${figures.cpuS.toFixed(2)} CPU s (aim ${aimS}), ${figures.peakMegabytes} MB`)
}
if (rows === 10_000_000) keepResult('statistics', { rows, mostMegabytes: MOST_MEGABYTES, load: loadavg()[0], results })
if (process.env['BENCH_FOLDER'] === undefined) rmSync(folder, { recursive: true, force: true })
