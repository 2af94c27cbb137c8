import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Landing } from '../landing/landing.ts'
import { openLanding } from '../landing/openLanding.ts'
import { type BulkPlan, bulkPlan, loadBulk } from './bulk.ts'
import { layoutOf } from './textLayout.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulk-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function layout(content: string) {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  return { path, layout: await layoutOf({ path, bomBytes: 0 }) }
}

const even = 'name,n\nann,1\n"b, b",2\neve,3\n'

describe("DuckDB's own reader", () => {
  test.each([
    ['an even file', even, { before: 1, records: 3, newLine: '\\n' }],
    [
      'CRLF and empty lines at the end',
      `${even.replaceAll('\n', '\r\n')}\r\n\r\n`,
      { before: 1, records: 3, newLine: '\\r\\n' },
    ],
    ['a preamble', `Report\n\n${even}`, { before: 3, records: 3, newLine: '\\n' }],
  ])('is trusted with %s', async (_, content, plan) => {
    expect(bulkPlan((await layout(content)).layout)).toEqual(plan)
  })

  test.each([
    ['a row that is short', `${even}ann\n`],
    ['a row that is long', `${even}ann,1,2\n`],
    ['an empty line between rows', even.replace('ann,1\n', 'ann,1\n\n')],
    ['lines ended by CR', even.replaceAll('\n', '\r')],
    ['lines ended in two ways', even.replace('\n', '\r\n')],
    ['a stray quote', `${even}"a" b,1\n`],
    ['a NUL', `${even}a\u0000b,1\n`],
  ])('is not trusted with %s', async (_, content) => {
    expect(bulkPlan((await layout(content)).layout)).toBeNull()
  })

  test('lands rows in the order of the file with their numbers, and rows may leave them again', async () => {
    const lines = Array.from({ length: 300_000 }, (_, i) => `${i},row ${i % 7}`)
    const { path, layout: found } = await layout(`n,name\n${lines.join('\n')}\n`)
    const database = await openLanding(folder, folder, path)
    try {
      const landing = await Landing.open(database.connection, 't0', 2)
      const plan = bulkPlan(found)
      if (plan === null) throw new Error('the file is even')
      await loadBulk(landing, { text: { path, bomBytes: 0 }, layout: found, plan }, { workDir: folder })
      const ask = async (sql: string) => (await database.connection.runAndReadAll(sql)).getRowsJson()
      const count =
        'SELECT count(*)::INT, (min(_row))::INT, (max(_row))::INT, count_if(v1::INT + 2 != _row)::INT FROM t0_raw'
      expect(await ask(count)).toEqual([[300_000, 2, 300_001, 0]])
      await landing.remove('_row > 300000')
      await landing.remove("v2 = 'row 0'")
      expect(await ask(count)).toEqual([[257_142, 3, 300_000, 0]])
      const order = 'SELECT count_if(_row < before)::INT FROM (SELECT _row, lag(_row) OVER () AS before FROM t0_raw)'
      expect(await ask(order)).toEqual([[0]])
    } finally {
      database.close()
    }
  })

  test.each(['  ,   ', '\u00a0,\u3000', '" ","\t"', ','])('lands no row of white space alone: %j', async blank => {
    const { path, layout: found } = await layout(even.replace('ann,1\n', `ann,1\n${blank}\n`))
    const database = await openLanding(folder, folder, path)
    try {
      const landing = await Landing.open(database.connection, 't0', 2)
      const plan = bulkPlan(found)
      if (plan === null) throw new Error('the file is even')
      await loadBulk(landing, { text: { path, bomBytes: 0 }, layout: found, plan }, { workDir: folder })
      const ask = async (sql: string) => (await database.connection.runAndReadAll(sql)).getRowsJson()
      expect(await ask('SELECT v1 FROM t0_raw')).toEqual([['ann'], ['b, b'], ['eve']])
      expect(await ask('SELECT _row::INT, reason FROM t0_skipped')).toEqual([[3, 'blank']])
    } finally {
      database.close()
    }
  })

  test('loads nothing when it counts other records than we do', async () => {
    const { path, layout: found } = await layout(even)
    const database = await openLanding(folder, folder, path)
    try {
      const landing = await Landing.open(database.connection, 't0', 2)
      const plan: BulkPlan = { before: 1, records: 4, newLine: '\\n' }
      expect(await loadBulk(landing, { text: { path, bomBytes: 0 }, layout: found, plan }, { workDir: folder })).toBe(
        false,
      )
      const count = await database.connection.runAndReadAll('SELECT count(*)::INT FROM t0_raw')
      expect(count.getRows()).toEqual([[0]])
    } finally {
      database.close()
    }
  })
})

describe('the database of a reading', () => {
  test('reads no file but its own', async () => {
    const { path } = await layout(even)
    const other = join(tmpdir(), `other-${process.pid}.csv`)
    await writeFile(other, even)
    const database = await openLanding(folder, folder, path)
    try {
      await expect(database.connection.run(`SELECT * FROM read_csv('${other}')`)).rejects.toThrow(/permission/i)
      await expect(database.connection.run('SET enable_external_access = true')).rejects.toThrow()
    } finally {
      database.close()
      await rm(other)
    }
  })
})
