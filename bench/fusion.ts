import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createEngine } from '../src/adapters/engine/createEngine.ts'
import type { QueryPlanInput } from '../src/contract/plan.ts'
import { QueryPlan } from '../src/contract/plan.ts'
import type { Scan } from '../src/contract/relation.ts'
import { lower } from '../src/core/relation/lower.ts'
import { authorised } from '../test/factories/authorised.ts'

/*
 * Eight tiles over one table, fused and one by one, and pages of rows to the last one:
 * `npx tsx bench/fusion.ts [rows]`. Medians of five, nothing cached.
 */

const rows = Number(process.argv[2] ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'fusion-'))
const source = { workspaceId: 'w', datasetId: 'd', versionId: 'v', tableId: 't' }
const column = (id: string, type: Scan['columns'][number]['type']) => ({ id, name: id, type, scale: null })
const scan: Scan = {
  op: 'scan',
  ...source,
  parts: ['part.parquet'],
  columns: [
    column('name', 'text'),
    column('platform', 'text'),
    column('year', 'integer'),
    column('genre', 'text'),
    column('publisher', 'text'),
    column('sales', 'double'),
    column('score', 'double'),
    column('day', 'date'),
  ],
}

async function generate(): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (SELECT (i + 2)::BIGINT AS _row, 'Name ' || (hash(i) % 50000) AS name,
    'P' || (hash(i * 3) % 30) AS platform, (1980 + hash(i * 7) % 40)::BIGINT AS year, 'G' || (hash(i * 11) % 12) AS genre,
    'Publisher ' || (hash(i * 13) % 500) AS publisher, (hash(i * 17) % 1000 / 100)::DOUBLE AS sales,
    CASE WHEN hash(i * 19) % 50 = 0 THEN NULL ELSE hash(i * 23) % 100 / 7 END AS score,
    DATE '2015-01-01' + (hash(i * 29) % 3000)::INTEGER AS day
    FROM range(${rows}) t(i)) TO '${folder}/part.parquet' (FORMAT parquet, COMPRESSION zstd)`)
  connection.closeSync()
  instance.closeSync()
}

const sum = [{ as: 's', aggregate: 'sum' as const, column: 'sales' }]
const tiles: Omit<QueryPlanInput, 'source'>[] = [
  { measures: sum },
  { measures: [{ as: 'm', aggregate: 'mean', column: 'score' }] },
  { dimensions: [{ as: 'month', column: 'day', timeUnit: 'month' }], measures: sum },
  { dimensions: [{ as: 'year', column: 'year' }], measures: sum },
  {
    dimensions: [{ as: 'p', column: 'platform' }],
    measures: sum,
    tops: [{ dimension: 'p', measure: 's', n: 10, other: true }],
  },
  {
    dimensions: [{ as: 'p', column: 'publisher' }],
    measures: sum,
    tops: [{ dimension: 'p', measure: 's', n: 10, other: true }],
  },
  {
    dimensions: [{ as: 'b', column: 'sales', bin: { start: 0, width: 0.5 } }],
    measures: [{ as: 'n', aggregate: 'count' }],
  },
  {
    dimensions: [
      { as: 'p', column: 'platform' },
      { as: 'g', column: 'genre' },
    ],
    measures: sum,
  },
]
const filter = {
  op: 'and',
  of: [
    { op: 'ge', column: 'year', value: 2000 },
    { op: 'ne', column: 'genre', value: 'G3' },
  ],
} as const

const ask = (plan: Omit<QueryPlanInput, 'source'>) => authorised(lower(QueryPlan.parse({ source, ...plan }), scan))

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return `${Math.round(times.sort((a, b) => a - b)[2] ?? 0)} ms`
}

await generate()
const engine = createEngine({
  store: { localPath: async key => join(folder, key) },
  folder,
  poolSize: 1,
  cacheBytes: 0,
})
await engine.run(ask({ measures: sum }))
for (const [title, more] of [
  ['no filter', {}],
  ['two filters', { filter: { op: 'and' as const, of: [...filter.of] } }],
] as const) {
  const asked = tiles.map(tile => ask({ ...tile, ...more }))
  const fusedTime = await median(() => engine.runMany(asked))
  const separate = await median(() => Promise.all(asked.map(relation => engine.run(relation))))
  console.log(`8 tiles, ${rows} rows, ${title}: fused ${fusedTime}, one by one ${separate}`)
}
const columns = scan.columns.map(c => c.id)
for (const share of [0, 0.5, 0.97]) {
  const offset = Math.floor(rows * share)
  const page = (sort?: string) =>
    median(() =>
      engine.run(ask({ columns, offset, limit: 100, ...(sort ? { sort: [{ by: sort, direction: 'asc' }] } : {}) })),
    )
  console.log(
    `100 rows at ${offset}: by row ${await page()}, by sales ${await page('sales')}, by name ${await page('name')}`,
  )
}
await engine.close()
rmSync(folder, { recursive: true })
