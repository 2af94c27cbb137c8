import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Alert } from '../../src/contract/quality.ts'
import { describeColumn } from '../../src/domains/analytics/describeColumn.ts'
import { listAlerts } from '../../src/domains/analytics/listAlerts.ts'
import { buildWorld, type World } from '../factories/world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'quality-'))
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

/** A dataset of these columns. */
async function dropped(columns: Record<string, readonly (string | number)[]>) {
  const names = Object.keys(columns)
  const length = Math.max(...Object.values(columns).map(c => c.length))
  const rows = Array.from({ length }, (_, i) => names.map(name => columns[name]?.[i] ?? '').join(','))
  const path = join(folder, `${names.join('_').slice(0, 40)}.csv`)
  writeFileSync(path, [names.join(','), ...rows].join('\n'))
  const dataset = await world.ingest(path)
  const table = dataset.tablesOfVersion[0]
  if (!table) throw new Error('no table')
  return { datasetId: dataset.id, tableId: table.id, table }
}

const alertsOf = async (columns: Parameters<typeof dropped>[0]) => {
  const { datasetId, tableId } = await dropped(columns)
  return (await listAlerts(world.ctx, { datasetId, tableId })).items
}
const kinds = (alerts: readonly Alert[]) => alerts.map(a => a.kind)
const many = <T>(n: number, of: (i: number) => T) => Array.from({ length: n }, (_, i) => of(i))
const cities = ['Osaka', 'Bern', 'Lima', 'Quito']

test('tells of cells that are missing, of zeros, and of values far from the rest', async () => {
  const alerts = await alertsOf({
    city: many(200, i => cities[i % 4] ?? ''),
    price: many(200, i => (i === 7 ? 99_999 : i % 4 === 0 ? 0 : 20 + (i % 13) + i / 1000)),
    stock: many(200, i => (i < 60 ? '' : 100 + ((i * 37) % 91))),
  })
  expect(alerts.find(a => a.kind === 'missing')?.message.params).toMatchObject({ count: 60, share: 0.3 })
  expect(alerts.find(a => a.kind === 'zeros')?.message.params).toMatchObject({ count: 50, share: 0.25 })
  expect(alerts.find(a => a.kind === 'outliers')?.message.params).toMatchObject({ count: 1 })
  expect(kinds(alerts)).toContain('skewed')
})

test('finds a category that is written in two ways, and leaves those alone that only look alike', async () => {
  const [alert] = (
    await alertsOf({
      city: many(300, i => (i % 50 === 0 ? 'osaka ' : i === 33 ? 'Brelin' : i % 2 ? 'Osaka' : 'Berlin')),
      model: many(300, i => ['Type 1', 'Type 2', 'Type 3'][i % 3] ?? ''),
      sales: many(300, i => (i * 7919) % 1013),
    })
  ).filter(a => a.kind === 'dirtyCategory')
  expect(alert?.message.params).toMatchObject({ column: 'city', groups: 2 })
})

test('counts rows that repeat others, and those that do but for what names them', async () => {
  const alerts = await alertsOf({
    id: many(120, i => `A-${1000 + i}`),
    city: many(120, i => cities[i % 4] ?? ''),
    day: many(120, i => `2026-01-${String(1 + (i % 5)).padStart(2, '0')}`),
    sales: many(120, i => 100 + (i % 20) * 3),
  })
  expect(kinds(alerts)).not.toContain('duplicateRows')
  expect(alerts.find(a => a.kind === 'nearDuplicateRows')?.message.params).toMatchObject({ count: 100, except: 'id' })
  const whole = await alertsOf({ city: many(40, i => cities[i % 4] ?? ''), sales: many(40, i => (i % 8) * 1.5) })
  expect(whole.find(a => a.kind === 'duplicateRows')?.message.params).toEqual({ count: 32 })
})

test('says when two measures tell the same, with their correlation', async () => {
  const alerts = await alertsOf({
    metres: many(100, i => (i * 31) % 97),
    feet: many(100, i => (((i * 31) % 97) * 3.28084).toFixed(2)),
    noise: many(100, i => (i * 7919) % 101),
  })
  const correlated = alerts.filter(a => a.kind === 'correlated')
  expect(correlated).toHaveLength(1)
  expect(correlated[0]?.message.params.r).toBeCloseTo(1, 5)
})

test('knows a season and a drift along the months', async () => {
  const month = (i: number) => `${2015 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, '0')}-01`
  const alerts = await alertsOf({
    month: many(96, month),
    revenue: many(96, i => 1000 + 30 * i + (i % 12 === 11 ? 900 : i % 12 === 6 ? -300 : 0)),
    returns: many(96, i => 50 + ((i * 7919) % 23)),
  })
  const of = (kind: string) => alerts.filter(a => a.kind === kind).map(a => a.message.params.column)
  expect(of('seasonal')).toEqual(['revenue'])
  expect(of('nonStationary')).toEqual(['revenue'])
})

test('describes a column with its values, outliers and remarks', async () => {
  const { datasetId, tableId, table } = await dropped({
    shop: many(100, i => cities[i % 4] ?? ''),
    takings: many(100, i => (i === 3 ? -5000 : 10 + (i % 9) + i / 100)),
  })
  const [shop, takings] = table.columns
  const ask = (columnId = '') => describeColumn(world.ctx, { datasetId, tableId, columnId })
  expect((await ask(shop?.id)).top).toEqual([
    { value: 'Bern', count: 25 },
    { value: 'Lima', count: 25 },
    { value: 'Osaka', count: 25 },
    { value: 'Quito', count: 25 },
  ])
  expect(await ask(takings?.id)).toMatchObject({ zeros: 0, negatives: 1, outliers: { below: 1, above: 0 } })
  await expect(ask('none')).rejects.toMatchObject({ code: 'not_found' })
})
