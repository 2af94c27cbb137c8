import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ReadSettings } from '../../src/contract/settings.ts'
import type { RefreshMode } from '../../src/contract/version.ts'
import { listRows } from '../../src/domains/analytics/listRows.ts'
import { proposalDiff } from '../../src/domains/changes/proposalDiff.ts'
import { createRowRule } from '../../src/domains/datasets/createRowRule.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { getProposal } from '../../src/domains/datasets/getProposal.ts'
import { listRowRules } from '../../src/domains/datasets/listRowRules.ts'
import { listVersions } from '../../src/domains/datasets/listVersions.ts'
import { refresh } from '../../src/domains/datasets/refresh.ts'
import { reread } from '../../src/domains/datasets/reread.ts'
import type { Context } from '../../src/ports/context.ts'
import { post } from '../factories/post.ts'
import { buildWorld, type World } from '../factories/world.ts'
import { writeXlsx } from '../support/xlsx.ts'

let world: World
let folder = ''
beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'newer-'))
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

async function build(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, content)
  return (await world.ingest(path)).id
}

async function send(datasetId: string, name: string, content: string | Blob, mode?: RefreshMode) {
  const file = new File([content], name)
  const { proposalId } = await world.doing(asking =>
    post([file], incoming => refresh(asking, { datasetId, incoming, mode, autoMerge: true })),
  )
  return getProposal(world.ctx, { proposalId })
}

async function cellsOf(datasetId: string): Promise<Record<string, unknown>[]> {
  const { tablesOfVersion } = await getDataset(world.ctx, { datasetId })
  const table = tablesOfVersion[0]
  if (!table) throw new Error('no table')
  const { items, columns } = await listRows(world.ctx, { datasetId, tableId: table.id, limit: 100 })
  return items.map(({ cells }) => Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]])))
}

const typesOf = async (datasetId: string) =>
  Object.fromEntries(
    (await getDataset(world.ctx, { datasetId })).tablesOfVersion.flatMap(t => t.columns.map(c => [c.name, c.type])),
  )

test('columns keep their types where the newer file fits them, and take the one that holds both where it does not', async () => {
  const rows = (from: number, to: number, line: (i: number) => string) =>
    `Order Id,Zip,Pieces,Weight\n${Array.from({ length: to - from }, (_, i) => line(from + i)).join('\n')}\n`
  const datasetId = await build(
    'a.csv',
    rows(0, 40, i => `A${i},0${1000 + i},${i},${i}.5`),
  )
  expect(await typesOf(datasetId)).toEqual({ 'Order Id': 'text', Zip: 'text', Pieces: 'integer', Weight: 'decimal' })
  // Zips without a zero look like numbers, weights like whole ones; pieces have become fractions.
  const newer = rows(30, 60, i => `A${i},${i < 40 ? `0${1000 + i}` : 20_000 + i},${i}.25,${i}`)
  expect(await send(datasetId, 'b.csv', newer)).toMatchObject({ status: 'merged', mode: 'upsert', reason: null })
  expect(await typesOf(datasetId)).toEqual({ 'Order Id': 'text', Zip: 'text', Pieces: 'decimal', Weight: 'decimal' })
  const cells = await cellsOf(datasetId)
  expect(cells).toHaveLength(60)
  expect(cells).toEqual(
    expect.arrayContaining([
      { 'Order Id': 'A1', Zip: '01001', Pieces: 1, Weight: 1.5 },
      { 'Order Id': 'A35', Zip: '01035', Pieces: 35.25, Weight: 35 },
      { 'Order Id': 'A59', Zip: '20059', Pieces: 59.25, Weight: 59 },
    ]),
  )
}, 60_000)

test('columns that come and go: rows that stay keep what they had', async () => {
  const datasetId = await build('a.csv', 'Id,Name,Old\nx1,Ann,1\nx2,Bob,2\nx3,Cid,3\n')
  const proposal = await send(datasetId, 'b.csv', 'Id,Name,New\nx2,Bob,20\nx3,Kim,30\nx4,Dan,40\n')
  expect(proposal).toMatchObject({ status: 'merged', mode: 'upsert' })
  expect(await cellsOf(datasetId)).toEqual([
    { Id: 'x1', Name: 'Ann', Old: 1, New: null },
    { Id: 'x2', Name: 'Bob', Old: 2, New: 20 },
    { Id: 'x3', Name: 'Kim', Old: 3, New: 30 },
    { Id: 'x4', Name: 'Dan', Old: null, New: 40 },
  ])
}, 60_000)

test('a file that is merged into others can be read otherwise, and meets the same rows again', async () => {
  const datasetId = await build('a.csv', 'Id,Code\nx1,5\nx2,6\n')
  await send(datasetId, 'b.csv', 'Id,Code\nx2,7\nx3,8\n', 'upsert')
  const asText = ReadSettings.parse({ tables: [{ sheet: null, columns: [{ column: 'c2', type: 'text' }] }] })
  await world.doing(asking => reread(asking, { datasetId, change: asText, what: [], autoMerge: true }))
  expect(await typesOf(datasetId)).toEqual({ Id: 'text', Code: 'text' })
  expect((await cellsOf(datasetId)).map(({ Code }) => Code)).toEqual(['5', '7', '8'])
  const { items } = await listVersions(world.ctx, { datasetId, limit: 5 })
  expect(items.map(({ origin }) => origin.kind)).toEqual(['reread', 'refresh', 'first'])
}, 60_000)

test('an unknown key is refused in words, and the newer file can be appended instead', async () => {
  const datasetId = await build('a.csv', 'City,Sales\nBern,1\nBern,2\nLima,1\n')
  const proposal = await send(datasetId, 'b.csv', 'City,Sales\nBern,1\nOslo,2\nOslo,3\n', 'upsert')
  expect(proposal).toMatchObject({ status: 'failed', reason: { params: { code: 'invalid_request' } } })
  expect(await send(datasetId, 'b.csv', 'City,Sales\nBern,1\nOslo,2\nOslo,3\n')).toMatchObject({ mode: 'replace' })
  const { items } = await listVersions(world.ctx, { datasetId, limit: 5 })
  const appended = await send(datasetId, 'c.csv', 'City,Sales\nRome,9\n', 'append')
  const diff = await proposalDiff(world.ctx, { proposalId: appended.id })
  expect(diff.tables[0]).toMatchObject({ key: null, rows: { before: 3, after: 4, new: 1, changed: 0, gone: 0 } })
  expect(items).toHaveLength(2)
}, 60_000)

interface SheetOf {
  name: string
  header: string
  from: number
}

/** Items and what was sold of them, a sheet each. */
async function workbook(name: string, sheets: readonly SheetOf[]): Promise<string> {
  const cell = (at: string, value: string | number) =>
    typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
  const row = (n: number, id: string | number, sold: string | number) =>
    `<row r="${n}">${cell(`A${n}`, id)}${cell(`B${n}`, sold)}</row>`
  const rows = (from: number) => Array.from({ length: 20 }, (_, i) => row(i + 2, `A${from + i}`, from + i)).join('')
  const path = join(folder, name)
  await writeXlsx(path, {
    sheets: sheets.map(({ name, header, from }) => ({ name, rows: row(1, 'Item', header) + rows(from) })),
  })
  return path
}

test('a sheet that is called after another month is the same table, with the same columns', async () => {
  const { id: datasetId, tablesOfVersion } = await world.ingest(
    await workbook('a.xlsx', [{ name: 'Jan', header: 'Units Sold', from: 0 }]),
  )
  const newer = await openAsBlob(await workbook('b.xlsx', [{ name: 'Feb', header: 'units sold', from: 10 }]))
  expect(await send(datasetId, 'b.xlsx', newer)).toMatchObject({ status: 'merged', mode: 'upsert', reason: null })
  const now = await getDataset(world.ctx, { datasetId })
  expect(now.tablesOfVersion).toHaveLength(1)
  expect(now.tablesOfVersion[0]).toMatchObject({ id: tablesOfVersion[0]?.id, sheet: 'Feb', rowCount: 30 })
  const columns = (tables: typeof tablesOfVersion) => tables[0]?.columns.map(({ id, type }) => [id, type])
  expect(columns(now.tablesOfVersion)).toEqual(columns(tablesOfVersion))
}, 60_000)

test('a table that a newer file brings shows no row to whom rules of the dataset are about, until an admin says so', async () => {
  const stock = { name: 'Stock', header: 'Left', from: 0 }
  const { id: datasetId, tablesOfVersion } = await world.ingest(await workbook('stock.xlsx', [stock]))
  const tableId = tablesOfVersion[0]?.id ?? ''
  const subject = { kind: 'role' as const, role: 'viewer' as const }
  const column = tablesOfVersion[0]?.columns[1]?.id ?? ''
  const as = (role: 'admin' | 'viewer'): Context => {
    return { ...world.ctx, actor: { kind: 'user', id: `u-${role}`, name: role, role }, rowRules: new Map() }
  }
  const { workspaceId } = world.ctx
  await world.ctx.transaction(tx =>
    tx.execute(
      sql`insert into workspace (id, name, created_at) values (${workspaceId}, 'Ours', now()) on conflict do nothing`,
    ),
  )
  await createRowRule(as('admin'), { datasetId, tableId, subject, rows: { op: 'lt', column, value: 5 } })
  const both = await workbook('both.xlsx', [stock, { name: 'Suppliers', header: 'Price paid', from: 100 }])
  expect(await send(datasetId, 'both.xlsx', await openAsBlob(both))).toMatchObject({ status: 'merged' })
  const rows = async (ctx: Context) =>
    Object.fromEntries((await getDataset(ctx, { datasetId })).tablesOfVersion.map(t => [t.sheet, t.rowCount]))
  expect(await rows(as('admin'))).toEqual({ Stock: 20, Suppliers: 20 })
  expect(await rows(as('viewer'))).toEqual({ Stock: 5, Suppliers: 0 })
  const rules = await listRowRules(as('admin'), { datasetId })
  expect(rules.items.map(({ subject }) => subject)).toEqual([subject, subject])
}, 60_000)
