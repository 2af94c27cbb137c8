import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DashboardTile } from '../../src/contract/dashboard.ts'
import type { RefreshMode } from '../../src/contract/version.ts'
import { listRows } from '../../src/domains/analytics/listRows.ts'
import { compareVersions } from '../../src/domains/changes/compareVersions.ts'
import { proposalDiff } from '../../src/domains/changes/proposalDiff.ts'
import { proposalRows } from '../../src/domains/changes/proposalRows.ts'
import { automaticDashboard } from '../../src/domains/dashboards/automaticDashboard.ts'
import { createDashboard } from '../../src/domains/dashboards/createDashboard.ts'
import { drawDashboard } from '../../src/domains/dashboards/drawDashboard.ts'
import { editProposal } from '../../src/domains/datasets/editProposal.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { getProposal } from '../../src/domains/datasets/getProposal.ts'
import { listVersions } from '../../src/domains/datasets/listVersions.ts'
import { mergeProposal } from '../../src/domains/datasets/mergeProposal.ts'
import { refresh } from '../../src/domains/datasets/refresh.ts'
import { restoreVersion } from '../../src/domains/datasets/restoreVersion.ts'
import { buildAskingTile, buildDocument } from '../factories/askingTile.ts'
import { post } from '../factories/post.ts'
import { buildWorld, type World } from '../factories/world.ts'

let world: World
let folder = ''
beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'refresh-'))
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

const STATUS = ['Completed', 'Completed', 'Cancelled', 'Completed', 'Returned']

interface Order {
  id: number
  status: string
  cents: number
  day: string
}

/** Orders of a seller, one of each number; the same number gives the same order. */
function order(id: number): Order {
  const day = new Date(Date.UTC(2026, 0, 1 + (id % 90))).toISOString().slice(0, 10)
  return { id, status: STATUS[id % STATUS.length] ?? '', cents: 500 + ((id * 7919) % 9500), day }
}

const money = (cents: number) => `$${(cents / 100).toFixed(2)}`

/** As a marketplace writes it: a title above the header, a row of totals, a note below. */
function report(orders: readonly Order[], header = 'Item Id,Sold Date,Order Status,Item Price,Net Seller Proceeds') {
  const total = orders.reduce((sum, o) => sum + o.cents, 0)
  const net = orders.reduce((sum, o) => sum + Math.round(o.cents * 0.9), 0)
  return [
    'Custom sales report,,,,',
    header,
    ...orders.map(o => `m${80000 + o.id},${o.day},${o.status},${money(o.cents)},${money(Math.round(o.cents * 0.9))}`),
    `Totals:,,,${money(total)},${money(net)}`,
    'Report generated on: 2026-11-21,,,,',
    '',
  ].join('\n')
}

const file = (name: string, text: string) => new File([text], name)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => order(from + i))

const before = numbers(0, 400)
// Of the orders that come again three are sold for less and one is returned; the first fifty are no longer reported.
const after = numbers(50, 430).map(o => {
  if (o.id === 100 || o.id === 101 || o.id === 102) return { ...o, cents: o.cents - 100 }
  return o.id === 200 ? { ...o, status: 'Lost' } : o
})

async function build(name = 'sales.csv', orders = before) {
  const path = join(folder, name)
  writeFileSync(path, report(orders))
  return world.ingest(path)
}

async function send(datasetId: string, text: string, given: { mode?: RefreshMode; autoMerge?: boolean } = {}) {
  const { mode, autoMerge = false } = given
  const { proposalId } = await world.doing(asking =>
    post([file('sales-2.csv', text)], incoming => refresh(asking, { datasetId, incoming, mode, autoMerge })),
  )
  return getProposal(world.ctx, { proposalId })
}

const sumOf = async (datasetId: string, name: string) => {
  const { tablesOfVersion } = await getDataset(world.ctx, { datasetId })
  return tablesOfVersion[0]?.columns.find(c => c.name === name)?.profile.sum
}
const netOf = (orders: readonly Order[]) => orders.reduce((sum, o) => sum + Math.round(o.cents * 0.9), 0) / 100

describe('a newer file that lacks a column', () => {
  test('names the tiles that it would break, before it is merged, and breaks those alone', async () => {
    const { id: datasetId } = await build('lacking.csv', before.slice(0, 60))
    const [table] = (await getDataset(world.ctx, { datasetId })).tablesOfVersion
    if (!table) throw new Error('no table')
    const idOf = (name: string) => table.columns.find(column => column.name === name)?.id ?? ''
    const source = { datasetId, tableId: table.id }
    const tile = (id: string, price: string, order: number): DashboardTile => {
      const question = {
        source,
        type: 'bar' as const,
        x: [{ role: 'group' as const, column: idOf('Order Status') }],
        y: [{ role: 'value' as const, column: idOf(price), aggregate: 'sum' as const }],
      }
      const columns = table.columns.filter(({ name }) => name === price || name === 'Order Status')
      return buildAskingTile(id, question, {
        ...{ title: `${price} by status`, order },
        config: {
          ...buildAskingTile(id, question).config,
          columns: columns.map(({ id, name, type }) => ({ id, name, type })),
        },
      })
    }
    const document = buildDocument({ tiles: [tile('gross', 'Item Price', 0), tile('net', 'Net Seller Proceeds', 1)] })
    const kept = await createDashboard(world.ctx, { folderId: null, from: { kind: 'document', document } })
    const rows = before.slice(0, 60).map(o => `m${80000 + o.id},${o.day},${o.status},${money(o.cents)}`)
    const lacking = ['Item Id,Sold Date,Order Status,Item Price', ...rows, ''].join('\n')
    const proposal = await send(datasetId, lacking, { mode: 'replace' })

    const { broken } = await proposalDiff(world.ctx, { proposalId: proposal.id })
    const name = 'Orders: Net Seller Proceeds by status'
    expect(broken).toEqual([
      { kind: 'tile', id: `${kept.id}/net`, dashboardId: kept.id, name, missing: ['Net Seller Proceeds'] },
    ])
    await mergeProposal(world.ctx, { proposalId: proposal.id })
    const request = { ...{ view: 'draft' as const, values: {}, selections: [] }, dashboardId: kept.id }
    const { tiles } = await drawDashboard(world.ctx, request)
    expect(tiles.find(({ tileId }) => tileId === 'gross')).toMatchObject({ problem: null, missing: [] })
    const lost = tiles.find(({ tileId }) => tileId === 'net')
    expect(lost).toMatchObject({ model: null, missing: [{ column: { name: 'Net Seller Proceeds' } }] })
    expect(lost?.missing[0]?.nearest?.name).toBe('Item Price')
  })
})

describe('a newer report of the same orders', () => {
  test('is merged by the key both have, says what it changes, and can be taken back to the cent', async () => {
    const { id: datasetId, version } = await build()
    const picture = async () => (await automaticDashboard(world.ctx, { datasetId })).tiles.map(t => t.model?.table)
    const [pictureBefore, sumBefore] = [await picture(), await sumOf(datasetId, 'Net Seller Proceeds')]
    expect(Number(sumBefore)).toBeCloseTo(netOf(before), 6)

    const proposal = await send(datasetId, report(after))
    expect(proposal).toMatchObject({ status: 'open', mode: 'upsert', isStale: false, reason: null })
    expect(proposal.keyCandidates[0]).toMatchObject({ names: ['Item Id'] })
    expect(proposal.keyCandidates[0]?.overlap).toBeCloseTo(350 / 380, 9)
    expect((await getDataset(world.ctx, { datasetId })).version.id).toBe(version.id)

    const diff = await proposalDiff(world.ctx, { proposalId: proposal.id })
    const [table] = diff.tables
    expect(table?.rows).toEqual({ before: 400, after: 430, new: 30, changed: 4, gone: 0, unchanged: 396 })
    const price = table?.figures.find(f => f.name === 'Net Seller Proceeds')
    const merged = [...before.slice(0, 50), ...after]
    expect(price?.before).toBeCloseTo(netOf(before), 6)
    expect(price?.after).toBeCloseTo(netOf(merged), 6)
    expect(price?.byNew).toBeCloseTo(netOf(numbers(400, 430)), 6)
    expect(price?.byChanged).toBeCloseTo(netOf(after.slice(50, 53)) - netOf(numbers(100, 103)), 6)
    expect(price?.byGone).toBe(0)
    expect(table?.figures[0]).toMatchObject({ columnId: null, before: 400, after: 430, byNew: 30 })
    expect(table?.tiles.some(({ state }) => state === 'moved')).toBe(true)
    expect(diff.broken).toEqual([])

    const changed = await proposalRows(world.ctx, {
      ...{ proposalId: proposal.id, tableId: table?.tableId ?? '', kind: 'changed', limit: 10 },
    })
    const at = (name: string) => changed.columns.findIndex(c => c.name === name)
    expect(changed.items.map(({ key }) => key[0])).toEqual(['m80100', 'm80101', 'm80102', 'm80200'])
    expect(changed.items[3]?.before?.[at('Order Status')]).toBe('Completed')
    expect(changed.items[3]?.after?.[at('Order Status')]).toBe('Lost')

    await mergeProposal(world.ctx, { proposalId: proposal.id })
    const now = await getDataset(world.ctx, { datasetId })
    expect(now).toMatchObject({ rows: 430, version: { number: 2 }, file: { name: 'sales-2.csv' } })
    expect(Number(await sumOf(datasetId, 'Net Seller Proceeds'))).toBeCloseTo(netOf(merged), 6)
    const rows = await listRows(world.ctx, { datasetId, tableId: table?.tableId ?? '', limit: 1000 })
    const places = rows.items.map(({ origin }) => origin?.file)
    expect(places.filter(name => name === 'sales-2.csv')).toHaveLength(34)
    expect(places.filter(name => name === 'sales.csv')).toHaveLength(396)

    const restored = await restoreVersion(world.ctx, { datasetId, versionId: version.id })
    expect(restored).toMatchObject({ number: 3, origin: { kind: 'restore', number: 1 }, hash: version.hash, rows: 400 })
    expect(await sumOf(datasetId, 'Net Seller Proceeds')).toBe(sumBefore)
    expect(await picture()).toEqual(pictureBefore)
    const { items } = await listVersions(world.ctx, { datasetId, limit: 10 })
    expect(items.map(v => [v.number, v.origin.kind, v.isCurrent])).toEqual([
      [3, 'restore', true],
      [2, 'refresh', false],
      [1, 'first', false],
    ])
    const back = await compareVersions(world.ctx, { datasetId, from: items[1]?.id ?? '', to: restored.id })
    expect(back.tables[0]?.rows).toMatchObject({ new: 0, changed: 4, gone: 30, unchanged: 396 })
    const none = await compareVersions(world.ctx, { datasetId, from: version.id, to: restored.id })
    expect(none.tables[0]?.rows).toMatchObject({ new: 0, changed: 0, gone: 0, unchanged: 400 })
  }, 120_000)

  test('replaces or is appended when that is asked for, and can be prepared again in another way', async () => {
    const { id: datasetId } = await build()
    const replacing = await send(datasetId, report(after), { mode: 'replace' })
    const replaced = await proposalDiff(world.ctx, { proposalId: replacing.id })
    expect(replaced.tables[0]?.rows).toMatchObject({ after: 380, new: 30, changed: 4, gone: 50, unchanged: 346 })
    await world.doing(asking => editProposal(asking, { proposalId: replacing.id, mode: 'append' }))
    const appending = await getProposal(world.ctx, { proposalId: replacing.id })
    expect(appending).toMatchObject({ status: 'open', mode: 'append', keys: [] })
    const appended = await proposalDiff(world.ctx, { proposalId: replacing.id })
    expect(appended.tables[0]?.rows).toMatchObject({ before: 400, after: 780 })
  }, 120_000)

  test('of two changes of one version the second to be merged is stale, and is merged once it was prepared again', async () => {
    const { id: datasetId } = await build()
    const first = await send(datasetId, report(after))
    const second = await send(datasetId, report(numbers(0, 410)))
    const outcomes = await Promise.allSettled(
      [first, second].map(({ id }) => mergeProposal(world.ctx, { proposalId: id })),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = outcomes[0]?.status === 'rejected' ? first : second
    const outcome = outcomes.find(({ status }) => status === 'rejected')
    expect(outcome).toMatchObject({ reason: { code: 'conflict' } })
    expect(await getProposal(world.ctx, { proposalId: lost.id })).toMatchObject({ status: 'open', isStale: true })
    await world.doing(asking => editProposal(asking, { proposalId: lost.id }))
    expect(await mergeProposal(world.ctx, { proposalId: lost.id })).toMatchObject({ status: 'merged' })
    expect((await getDataset(world.ctx, { datasetId })).version.number).toBe(3)
  }, 120_000)

  test('keeps its columns through another order, case, and small renames', async () => {
    const { id: datasetId, tablesOfVersion } = await build()
    const ids = new Map(tablesOfVersion[0]?.columns.map(c => [c.name, c.id]))
    const proposal = await send(
      datasetId,
      report(after, 'ITEM ID,Date Sold,Order status,Item Price,Net Seller Procceds'),
    )
    expect(proposal).toMatchObject({ status: 'open', mode: 'upsert' })
    const diff = await proposalDiff(world.ctx, { proposalId: proposal.id })
    expect(diff.tables[0]?.columns).toMatchObject({ added: [], removed: [], retyped: [] })
    expect(diff.tables[0]?.columns.renamed).toEqual(
      expect.arrayContaining([
        { id: ids.get('Sold Date'), from: 'Sold Date', to: 'Date Sold' },
        { id: ids.get('Net Seller Proceeds'), from: 'Net Seller Proceeds', to: 'Net Seller Procceds' },
      ]),
    )
    expect(diff.tables[0]?.rows).toMatchObject({ new: 30, changed: 4, gone: 0 })
  }, 120_000)

  test('with autoMerge is the newest version as soon as it is ready', async () => {
    const { id: datasetId } = await build()
    expect(await send(datasetId, report(after), { autoMerge: true })).toMatchObject({ status: 'merged' })
    expect(await getDataset(world.ctx, { datasetId })).toMatchObject({ rows: 430, version: { number: 2 } })
  }, 60_000)
})
