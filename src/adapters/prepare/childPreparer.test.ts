import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column } from '../../contract/column.ts'
import type { ReadingProgress, TableReading } from '../../contract/reading.ts'
import type { Expression, Relation, Scan } from '../../contract/relation.ts'
import { aggregate, column, derive, project } from '../../core/relation/build.ts'
import type { AuthorisedRelation } from '../../ports/engine.ts'
import type { PrepareRequest } from '../../ports/preparer.ts'
import { readFile } from '../readers/readFile.ts'
import { childPreparer, type PreparerOptions } from './childPreparer.ts'

const ROWS = 300
const CITIES = ['Oslo', 'Rome', '', 'Lima']
const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + ((i * 37) % 200))).toISOString().slice(0, 10)
const CSV = [
  'Order ID,City,Sold,Price (USD),Amount,Rate %,Gift,Note',
  ...Array.from({ length: ROWS }, (_, i) =>
    [
      `A-${1000 + i}`,
      CITIES[i % 4],
      i % 11 === 0 ? '' : day(i),
      `$${i}.25`,
      i % 7,
      `${i % 90}%`,
      i % 2 ? 'yes' : 'no',
      `seen ${i}`,
    ].join(','),
  ),
].join('\n')

let folder = ''
let table: TableReading
let scan: Scan
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prepare-'))
  await writeFile(join(folder, 'orders.csv'), CSV)
  const reading = await readFile({ path: join(folder, 'orders.csv'), outDir: folder })
  const [read] = reading.tables
  if (read === undefined) throw new Error('no table')
  table = read
  const source = { workspaceId: 'w1', datasetId: 'd1', versionId: 'v1', tableId: 't1' }
  const columns = table.columns.map(({ id, name, type, scale }) => ({ id, name, type, scale }))
  scan = { op: 'scan', ...source, parts: [table.parts.data], columns }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The gate is the domain's; here there is nobody to be kept out. */
const allowed = (relation: Relation) => ({ relation, workspaceId: 'w1' }) as AuthorisedRelation
const store = { localPath: async (key: string) => join(folder, key) }

interface Given extends Partial<PrepareRequest> {
  caps?: PreparerOptions['caps']
}

async function prepare(relation: Relation, columns: PrepareRequest['columns'], { caps, ...given }: Given = {}) {
  const outDir = await mkdtemp(join(folder, 'out-'))
  const preparer = childPreparer({ store, ...(caps && { caps }) })
  const work = preparer.prepare({ relation: allowed(relation), columns, outDir, stem: 't0', ...given })
  const prepared = await work.catch(async error => {
    expect(await readdir(outDir)).toEqual([])
    throw error
  })
  expect(await readdir(outDir)).toEqual(['t0.parquet'])
  return { ...prepared, path: join(outDir, prepared.data) }
}

async function rowsOf(path: string) {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(`SELECT * FROM '${path}'`)).getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

const number = (value: number): Expression => ({ kind: 'literal', value, type: 'double' })
const known = ({ missing: _, rejected: __, ...column }: Column) => column

describe('preparing a table', () => {
  test('a scan prepared again equals itself, profile included', async () => {
    const progress: ReadingProgress[] = []
    const again = await prepare(scan, table.columns, { onProgress: step => progress.push(step) })
    expect(again).toMatchObject({ rowCount: ROWS, data: 't0.parquet', sortedBy: 'c3' })
    expect(again.columns.map(known)).toEqual(table.columns.map(known))
    expect(await rowsOf(again.path)).toEqual(await rowsOf(join(folder, table.parts.data)))
    expect(progress.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['reading', 'writing', 'profiling']))
  })

  test('finds roles and meanings that nobody told it', async () => {
    const again = await prepare(scan, [
      { id: 'c4', name: 'Price (USD)' },
      { id: 'c1', name: 'Order ID' },
    ])
    expect(again.columns).toMatchObject([
      { id: 'c4', role: 'measure', type: 'decimal', scale: 2, meaning: { unit: 'USD', isMoney: true } },
      { id: 'c1', role: 'identifier', type: 'text' },
    ])
    expect(again.sortedBy).toBeNull()
  })

  test('keeps no infinity, and whole numbers beyond 64 bits as decimals', async () => {
    const huge: Expression = { kind: 'literal', value: '100000000000000000000', type: 'integer' }
    const infinite: Expression = { kind: 'call', fn: 'multiply', args: [number(1e308), number(1e308)] }
    const relation = derive(scan, [
      { as: 'big', value: huge },
      { as: 'endless', value: infinite },
      { as: 'none', value: { kind: 'literal', value: null, type: 'date' } },
    ])
    const made = await prepare(relation, [
      { id: 'big', name: 'Big' },
      { id: 'endless', name: 'Endless' },
      { id: 'none', name: 'None' },
    ])
    expect(made.columns).toMatchObject([
      { type: 'decimal', scale: 0, profile: { min: '100000000000000000000' } },
      { type: 'double', profile: { nulls: ROWS } },
      { type: 'date', role: 'constant', missing: [{ marker: '', count: ROWS }] },
    ])
  })

  test('may have no rows', async () => {
    const none: Relation = {
      op: 'filter',
      input: scan,
      predicate: { kind: 'literal', value: false, type: 'boolean' },
      reason: 'filter',
    }
    const empty = await prepare(none, table.columns)
    expect(empty).toMatchObject({ rowCount: 0 })
    expect(empty.columns.map(({ type, profile }) => [type, profile.rows])).toEqual(
      table.columns.map(({ type }) => [type, 0]),
    )
  })

  test('says by name that a figure is too large to be kept', async () => {
    const most: Expression = { kind: 'literal', value: '9999999999999999999999999999999999999.9', type: 'decimal' }
    const relation = project(
      aggregate(
        derive(scan, [{ as: 'x', value: most }]),
        [],
        [
          { as: 'total', value: { fn: 'sum', arg: column('x') } },
          { as: '_row', value: { fn: 'count' } },
        ],
      ),
      [
        { as: '_row', value: column('_row') },
        { as: 'total', value: column('total') },
      ],
    )
    await expect(prepare(relation, [{ id: 'total', name: 'Total' }])).rejects.toMatchObject({ code: 'invalid_plan' })
  })

  test('stops when it is cancelled or takes too long, and leaves nothing behind', async () => {
    const stop = new AbortController()
    const cancelled = prepare(scan, table.columns, { signal: stop.signal, onProgress: () => stop.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    await expect(prepare(scan, table.columns, { caps: { timeoutMs: 30 } })).rejects.toMatchObject({
      code: 'took_too_long',
    })
  })
})
