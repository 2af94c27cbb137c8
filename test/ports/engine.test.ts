import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DuckDbEngine, EngineOptions } from '../../src/adapters/engine/createEngine.ts'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import type { QueryPlanInput } from '../../src/contract/plan.ts'
import { QueryPlan } from '../../src/contract/plan.ts'
import type { Relation, Scan } from '../../src/contract/relation.ts'
import { lower } from '../../src/core/relation/lower.ts'
import { authorised } from '../factories/authorised.ts'

const source = { workspaceId: 'w', datasetId: 'd', versionId: 'v', tableId: 't' }
const ids: Scan['columns'] = [
  { id: 'big', name: 'big', type: 'integer', scale: null },
  { id: 'money', name: 'money', type: 'decimal', scale: 2 },
  { id: 'x', name: 'x', type: 'double', scale: null },
  { id: 'day', name: 'day', type: 'date', scale: null },
  { id: 'at', name: 'at', type: 'timestamp', scale: null },
  { id: 'clock', name: 'clock', type: 'time', scale: null },
  { id: 'yes', name: 'yes', type: 'boolean', scale: null },
]
const scan: Scan = { op: 'scan', ...source, parts: ['odd.parquet'], columns: ids }
const wide: Scan = { ...scan, parts: ['wide.parquet'], columns: [{ id: 'k', name: 'k', type: 'integer', scale: null }] }

let folder = ''
let engine: DuckDbEngine | null = null

function start(options: Partial<EngineOptions> = {}): DuckDbEngine {
  engine = createEngine({ store: { localPath: async key => join(folder, key) }, poolSize: 1, folder, ...options })
  return engine
}

function ask(plan: Omit<QueryPlanInput, 'source'>, of: Scan = scan) {
  return authorised(lower(QueryPlan.parse({ source, ...plan }), of))
}

/** A join of the table with itself on nothing: 4 * 10^12 pairs, more than any patience. */
function endless() {
  const side = (as: string): Relation => ({
    op: 'project',
    input: wide,
    columns: [
      { as: `${as}1`, value: { kind: 'literal', value: 1, type: 'integer' } },
      { as, value: { kind: 'column', id: 'k' } },
    ],
  })
  const pairs: Relation = {
    op: 'join',
    left: side('l'),
    right: side('r'),
    kind: 'inner',
    on: [{ left: 'l1', right: 'r1' }],
  }
  const product = {
    kind: 'call',
    fn: 'multiply',
    args: [
      { kind: 'column', id: 'l' },
      { kind: 'column', id: 'r' },
    ],
  } as const
  return authorised({
    op: 'aggregate',
    input: pairs,
    groups: [],
    measures: [{ as: 's', value: { fn: 'countDistinct', arg: product } }],
  })
}

const count = { measures: [{ as: 'n', aggregate: 'count' as const }] }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (
    SELECT * FROM (VALUES
      (1::BIGINT, 12::BIGINT, 12.50::DECIMAL(18, 2), 0.1::DOUBLE, DATE '2020-02-29', TIMESTAMP '1969-12-31 23:59:59.25', TIME '00:00:01', TRUE, repeat('9', 38)::DECIMAL(38, 0)),
      (2, 9007199254740993, 1234567890123456.78, 'nan', DATE '0044-03-15', TIMESTAMP '2020-01-01 00:00:00', TIME '23:59:59.000001', FALSE, repeat('9', 38)::DECIMAL(38, 0)),
      (3, NULL, NULL, 'inf', NULL, NULL, NULL, NULL, NULL)
    ) t(_row, big, money, x, day, "at", clock, yes, tall)) TO '${folder}/odd.parquet' (FORMAT parquet)`)
  await connection.run(
    `COPY (SELECT i AS _row, i AS k FROM range(2000000) t(i)) TO '${folder}/wide.parquet' (FORMAT parquet)`,
  )
  connection.closeSync()
  instance.closeSync()
})
afterEach(async () => {
  await engine?.close()
  engine = null
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an answer', () => {
  test('holds numbers as numbers up to 15 digits and as text beyond, times as ISO text, and neither NaN nor infinity', async () => {
    const { table, bill } = await start().run(ask({ columns: ids.map(c => c.id) }))
    expect(Object.fromEntries(table.columns.map(({ id }, i) => [id, table.data[i]]))).toEqual({
      _row: [1, 2, 3],
      big: [12, '9007199254740993', null],
      money: [12.5, '1234567890123456.78', null],
      x: [0.1, null, null],
      day: ['2020-02-29', '0044-03-15', null],
      at: ['1969-12-31T23:59:59.25', '2020-01-01T00:00:00', null],
      clock: ['00:00:01', '23:59:59.000001', null],
      yes: [true, false, null],
    })
    expect(bill).toEqual({ rowsIn: 3, leftOut: [], rowsUsed: 3 })
  })

  test('says what each filter and missing values left out', async () => {
    const filter = {
      op: 'and' as const,
      of: [
        { op: 'notNull' as const, column: 'yes' },
        { op: 'le' as const, column: 'big', value: 12 },
      ],
    }
    const measures = [{ as: 's', aggregate: 'sum' as const, column: 'money' }]
    const { bill } = await start().run(ask({ measures, filter }))
    expect(bill).toEqual({
      rowsIn: 3,
      leftOut: [
        { reason: 'filter', column: 'yes', count: 1 },
        { reason: 'filter', column: 'big', count: 1 },
      ],
      rowsUsed: 1,
    })
    const all = await start().run(ask({ measures }))
    expect(all.bill.leftOut).toEqual([{ reason: 'missing', column: 'money', count: 1 }])
  })

  test('is cut at the rows asked for, and says so', async () => {
    const { table } = await start().run(ask({ columns: ['k'], limit: 20_000 }, wide), { maxRows: 5 })
    expect([table.rowCount, table.truncated, table.data[1]]).toEqual([5, true, [0, 1, 2, 3, 4]])
  })

  test('of a page beyond the end is empty, with a bill that balances', async () => {
    const dimensions = [{ as: 'g', column: 'yes' }]
    const { table, bill } = await start().run(ask({ dimensions, ...count, offset: 50 }))
    expect(table.rowCount).toBe(0)
    expect(bill).toEqual({ rowsIn: 3, leftOut: [{ reason: 'limit', column: null, count: 3 }], rowsUsed: 0 })
  })

  test('comes from the cache the second time, and shows SQL without the places of files', async () => {
    const running = start()
    const first = await running.run(ask(count))
    const second = await running.run(ask(count))
    expect([first.cached, second.cached]).toEqual([false, true])
    expect(second.table).toEqual(first.table)
    expect(first.sql).toContain(`read_parquet('odd.parquet')`)
    expect(first.sql).not.toContain(folder)
  })

  test('is given once to the same question asked twice at once', async () => {
    const [a, b] = await start().runMany([ask(count), ask(count)])
    expect(a).toEqual(b)
  })
})

describe('a question that goes wrong', () => {
  test('ends at its time limit, and the next is answered', async () => {
    const running = start()
    await expect(running.run(endless(), { timeoutMs: 150 })).rejects.toMatchObject({ code: 'took_too_long' })
    expect((await running.run(ask(count))).table.data).toEqual([[3]])
  })

  test('ends when the asker leaves', async () => {
    const running = start()
    await running.run(ask(count))
    const leaving = new AbortController()
    const asked = running.run(endless(), { signal: leaving.signal })
    leaving.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    await expect(running.run(ask({ columns: [] }), { signal: leaving.signal })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })

  test('that loses its process is answered by another', async () => {
    const running = start()
    await running.run(ask(count))
    const [pid = 0] = running.pids
    const asked = running.run(ask({ columns: ['k'], limit: 3, sort: [{ by: 'k', direction: 'desc' }] }, wide))
    process.kill(pid, 'SIGKILL')
    expect((await asked).table.data[1]).toEqual([1_999_999, 1_999_998, 1_999_997])
    expect(running.pids).not.toContain(pid)
  })

  test('that loses every process it is given fails honestly', async () => {
    const running = start()
    const asked = running.run(endless()).catch((error: Error) => error)
    for (const _ of [1, 2]) {
      const pid = await vi.waitUntil(() => running.pids[0], { timeout: 5000 })
      process.kill(pid, 'SIGKILL')
      await vi.waitUntil(() => !running.pids.includes(pid), { timeout: 5000 })
    }
    expect(await asked).toMatchObject({ code: 'internal' })
    expect((await running.run(ask(count))).table.data).toEqual([[3]])
  })

  test('is told when too many wait', async () => {
    const running = start({ maxWaiting: 1 })
    const first = running.run(endless(), { timeoutMs: 400 })
    const second = running.run(ask(count))
    await vi.waitUntil(() => running.pids.length === 1)
    await expect(running.run(ask({ columns: [] }))).rejects.toMatchObject({ code: 'busy' })
    await expect(first).rejects.toMatchObject({ code: 'took_too_long' })
    expect((await second).table.data).toEqual([[3]])
  })

  test('is told when it needs more memory than allowed', async () => {
    const running = start({ memoryLimitMb: 16 })
    const distinct = {
      measures: [{ as: 'n', aggregate: 'median' as const, column: 'k' }],
      dimensions: [{ as: 'g', column: 'k' }],
    }
    await expect(running.run(ask(distinct, wide))).rejects.toMatchObject({ code: 'out_of_memory' })
    expect((await running.run(ask(count))).table.data).toEqual([[3]])
  })

  test('is refused when a figure has more digits than can be exact', async () => {
    const tall: Scan = { ...scan, columns: [{ id: 'tall', name: 'tall', type: 'decimal', scale: 0 }] }
    const running = start()
    const sum = ask({ measures: [{ as: 's', aggregate: 'sum', column: 'tall' }] }, tall)
    await expect(running.run(sum)).rejects.toMatchObject({
      code: 'invalid_plan',
      message: expect.stringContaining('38 digits'),
    })
  })
})

describe('the engine process', () => {
  test('reads nothing outside its folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    const secret = join(outside, 'secret.parquet')
    writeFileSync(secret, 'PAR1')
    const stray: Scan = { ...scan, parts: [secret] }
    const running = start({ store: { localPath: async key => (key === secret ? secret : join(folder, key)) } })
    const error = await running.run(ask(count, stray)).catch((fault: Error) => fault)
    expect(error).toMatchObject({ code: 'internal' })
    expect(String((error as Error).cause)).toMatch(/Permission Error/)
    rmSync(outside, { recursive: true })
  })

  test('runs no SQL that a value or a name carries', async () => {
    const evil = `x"; COPY (SELECT 1) TO '${folder}/pwned.csv'; --`
    const plan = {
      dimensions: [{ as: evil, column: 'yes' }],
      measures: [{ as: `'${evil}`, aggregate: 'count' as const }],
    }
    const { table } = await start().run(ask(plan))
    expect(table.columns.map(c => c.id)).toEqual([evil, `'${evil}`])
    expect(existsSync(join(folder, 'pwned.csv'))).toBe(false)
  })

  test('rests alone when there is no work', async () => {
    const running = start({ poolSize: 2, idleMs: 50 })
    await Promise.all([running.run(ask(count)), running.run(ask({ columns: [] }))])
    await vi.waitUntil(() => running.pids.length === 1, { timeout: 5000 })
    expect((await running.run(ask({ columns: ['k'], limit: 1 }, wide))).table.data).toEqual([[0], [0]])
  })

  test('ends with the engine', async () => {
    const running = start()
    await running.run(ask(count))
    await running.close()
    await vi.waitUntil(() => running.pids.length === 0, { timeout: 5000 })
    await expect(running.run(ask({ columns: [] }))).rejects.toMatchObject({ code: 'cancelled' })
  })
})
