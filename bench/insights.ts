import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createEngine } from '../src/adapters/engine/createEngine.ts'
import { childReader } from '../src/adapters/readers/childReader.ts'
import type { TableReading } from '../src/contract/reading.ts'
import { byId } from '../src/core/chart/measureName.ts'
import { findCandidates } from '../src/core/insight/findInsights.ts'
import { judge } from '../src/core/insight/judge.ts'
import { standingAmong } from '../src/core/insight/standing.ts'
import { limit } from '../src/core/relation/build.ts'
import type { MethodInput, Steps } from '../src/core/stats/method.ts'
import { localAsker } from '../src/domains/access/localAsker.ts'
import { drive } from '../src/domains/analytics/drive.ts'
import { processorMs } from './beside/processorTime.ts'
import { keepResult, python } from './machine.ts'

/*
 * Findings of a million rows of twelve columns (a date, a time, five measures, five categories): `tsx bench/insights.ts
 * [ROWS]`, wall seconds of three runs by engines that run already but have answered nothing. Beside it, in the same run,
 * pandas (when it is installed) describes the same file, correlates it, and takes mean and spread of every measure by
 * every category; DuckDB's own SUMMARIZE of it, too.
 */

const AIM_S = 3

async function generate(rows: number, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connection = await instance.connect()
  const normal = 'sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())'
  const oneOf = (name: string, n: number) => `'${name} ' || lpad(floor(${n} * random() ** 1.5)::INT::VARCHAR, 3, '0')`
  await connection.run('SELECT setseed(0.42)')
  await connection.run(`
    COPY (
      SELECT
        day AS "Order date", day::TIMESTAMP + to_seconds(second) AS "Packed at",
        region AS "Region", channel AS "Channel", brand AS "Brand", city AS "City", team AS "Team",
        round(40 + 8 * e0 + (ascii(right(region, 1)) - 48) + 0.004 * age, 2) AS "Sales",
        round(12 + 3 * e0 + 2 * e1, 2) AS "Cost",
        (1 + floor(4 * random()))::INT AS "Quantity",
        round(50 + 10 * e2, 1) AS "Rating",
        round(exp(e3), 3) AS "Weight"
      FROM (
        SELECT
          DATE '2022-01-01' + (age)::INT AS day, *
        FROM (
          SELECT
            floor(1096 * random()) AS age, floor(86400 * random()) AS second, ${oneOf('Region', 6)} AS region,
            ${oneOf('Channel', 4)} AS channel, ${oneOf('Brand', 40)} AS brand, ${oneOf('City', 180)} AS city,
            ${oneOf('Team', 12)} AS team, ${[0, 1, 2, 3].map(i => `${normal} AS e${i}`).join(', ')}
          FROM range(${rows})
        )
      )
    ) TO '${path}' (FORMAT parquet)`)
  connection.closeSync()
  instance.closeSync()
}

async function read(path: string, outDir: string): Promise<TableReading> {
  const { tables } = await childReader().read({ path, name: 'orders.parquet', outDir })
  const [table] = tables
  if (!table) throw new Error('no table was read')
  return { ...table, parts: { ...table.parts, data: join(outDir, table.parts.data) } }
}

async function measure(table: TableReading) {
  const engine = createEngine({ store: { localPath: async key => key }, poolSize: 2 })
  const workspaceId = 'w1'
  const columns = table.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
  const of = { workspaceId, datasetId: 'd1', versionId: 'v1', tableId: 't1' }
  const rows: MethodInput['rows'] = { op: 'scan', ...of, parts: [table.parts.data], columns }
  const limits = { maxUploadBytes: 0, queryTimeoutMs: 600_000 }
  const { signal } = new AbortController()
  const ctx = { ...localAsker(workspaceId), engine, signal, limits }
  // The engines of a server run already.
  await Promise.all([10, 11].map(n => drive(ctx, firstRows(rows, n))))
  const [cpu, start] = [processorMs(process.pid) ?? 0, performance.now()]
  const candidates = await drive(ctx, findCandidates({ rows, columns: byId(table.columns) }))
  const { standing, tests } = standingAmong(candidates)
  const items = judge(standing, { datasetId: 'd1', tableId: 't1' })
  const figures = {
    wallS: (performance.now() - start) / 1000,
    cpuS: ((processorMs(process.pid) ?? 0) - cpu) / 1000,
    tests,
    kinds: [...new Set(items.map(({ kind }) => kind))],
  }
  await engine.close()
  return figures
}

function* firstRows(rows: MethodInput['rows'], n: number): Steps<void> {
  yield [{ relation: limit(rows, n, 0), maxRows: n }]
}

async function duckdbSummaryS(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
  const connection = await instance.connect()
  const start = performance.now()
  await connection.runAndReadAll(`SUMMARIZE FROM '${path}'`)
  const wallS = (performance.now() - start) / 1000
  connection.closeSync()
  instance.closeSync()
  return wallS
}

const pandas = `
import sys, time
import pandas as pd
start = time.time()
rows = pd.read_csv(sys.argv[1], parse_dates=['Order date', 'Packed at'])
read = time.time() - start
start = time.time()
rows.describe(include='all')
numbers = rows.select_dtypes('number')
numbers.corr()
for name in rows.select_dtypes(exclude=['number', 'datetime']).columns:
    rows.groupby(name)[list(numbers.columns)].agg(['count', 'mean', 'std'])
print(time.time() - start, read)
`

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-insights-'))
try {
  const path = join(folder, 'orders.parquet')
  await generate(rows, path)
  const table = await read(path, folder)
  const load = loadavg()[0]
  const runs = [await measure(table), await measure(table), await measure(table)]
  const wallS = runs.map(run => run.wallS).sort((a, b) => a - b)[1] ?? 0
  const summarizeS = await duckdbSummaryS(path)
  const beside = python(pandas, await asCsv(path))
  const pandasS = beside === null ? null : Number(beside.split(' ')[0])
  const result = { rows, columns: table.columns.length, load, wallS, runs, aimS: AIM_S, isMet: wallS <= AIM_S }
  console.log(`findings: ${wallS.toFixed(2)} s (aim ${AIM_S}), ${runs[0]?.tests} tests, load ${load?.toFixed(2)}`)
  console.log(`DuckDB SUMMARIZE: ${summarizeS.toFixed(2)} s, pandas: ${pandasS?.toFixed(2) ?? 'not installed'} s`)
  if (rows === 1_000_000) keepResult('insights-speed', { ...result, beside: { duckdbSummarizeS: summarizeS, pandasS } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function asCsv(path: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const csv = path.replace('.parquet', '.csv')
  await connection.run(`COPY (FROM '${path}') TO '${csv}' (HEADER)`)
  connection.closeSync()
  instance.closeSync()
  return csv
}
