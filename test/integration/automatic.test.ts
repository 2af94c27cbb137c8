import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AutomaticDashboard } from '../../src/contract/automatic.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { Filter } from '../../src/contract/plan.ts'
import { say } from '../../src/core/words/say.ts'
import { automaticDashboard } from '../../src/domains/dashboards/automaticDashboard.ts'
import { compareRows } from '../../src/domains/dashboards/compareRows.ts'
import { datasetOverview } from '../../src/domains/dashboards/datasetOverview.ts'
import { judgeTile } from '../../src/domains/dashboards/judgeTile.ts'
import { buildWorld, type World } from '../factories/world.ts'
import { writeXlsx } from '../support/xlsx.ts'

let world: World
let sales: Dataset
const folder = mkdtempSync(join(tmpdir(), 'automatic-'))

const cities = ['Osaka', 'Bern', 'Lima']
const kinds = ['Book', 'Game', 'Film', 'Song']
beforeAll(async () => {
  world = await buildWorld()
  const rows = Array.from({ length: 600 }, (_, i) => {
    const month = `${2020 + Math.floor(i / 120)}-${String(1 + (Math.floor(i / 10) % 12)).padStart(2, '0')}-15`
    const city = cities[i % 7 === 0 ? 1 : i % 11 === 0 ? 2 : 0]
    const kind = city === 'Bern' ? 'Book' : kinds[i % 4]
    return [month, city, kind, 10 + (i % 13) + Math.floor(i / 60), 1 + (i % 5)].join(',')
  })
  const path = join(folder, 'sales.csv')
  writeFileSync(path, ['Day,City,Kind,Revenue,Rating', ...rows].join('\n'))
  sales = await world.ingest(path)
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

const columnId = (name: string) => {
  const column = sales.tablesOfVersion[0]?.columns.find(c => c.name === name)
  if (!column) throw new Error(`no column ${name}`)
  return column.id
}
const tableId = () => sales.tablesOfVersion[0]?.id ?? ''
const draw = (zoom?: Filter) => automaticDashboard(world.ctx, { datasetId: sales.id, tableId: tableId(), zoom })
const ids = ({ tiles }: AutomaticDashboard) => tiles.map(tile => tile.id)

describe('the automatic dashboard', () => {
  test('says its main findings in three to five sentences made from its tiles', async () => {
    const { summary, tiles } = await draw()
    expect(summary.length).toBeGreaterThanOrEqual(3)
    expect(summary.length).toBeLessThanOrEqual(5)
    const said = summary.map(message => say(message, 'en'))
    const total = tiles.find(t => t.id === `figure-${columnId('Revenue')}`)?.model?.metric?.value
    expect(said[0]).toBe(`600 rows add up to ${Number(total).toLocaleString('en')} of Revenue.`)
    expect(said.some(sentence => sentence.includes('Osaka leads City'))).toBe(true)
    expect(said.some(sentence => sentence.startsWith('Revenue rose by'))).toBe(true)
  })

  test('zoomed into a category shows its rows alone, and no longer that category', async () => {
    const zoomed = await draw({ op: 'eq', column: columnId('City'), value: 'Bern' })
    const rows = zoomed.tiles.find(t => t.id === 'figure-rows')?.model?.metric?.value
    expect(rows).toBe(86)
    expect(ids(zoomed).some(id => id.startsWith(`by-${columnId('City')}`))).toBe(false)
    expect(ids(await draw())).toContain(`by-${columnId('City')}-${columnId('Revenue')}`)
    for (const { model, problem } of zoomed.tiles) {
      expect(problem).toBeNull()
      expect(model?.bill.rowsUsed).toBeLessThanOrEqual(86)
    }
  })

  test('leaves out what one wants less of, adds what one wants more of, and forgets when told', async () => {
    const before = ids(await draw())
    const unwanted = `by-${columnId('City')}-${columnId('Revenue')}`
    const place = { datasetId: sales.id, tableId: tableId() }
    await judgeTile(world.ctx, { ...place, tileId: unwanted, verdict: 'less' })
    const without = await draw()
    expect(ids(without)).not.toContain(unwanted)
    expect(without.verdicts).toMatchObject([{ tileId: unwanted, verdict: 'less' }])
    await judgeTile(world.ctx, { ...place, tileId: unwanted, verdict: null })
    expect(ids(await draw())).toEqual(before)
    const wanted = `by-${columnId('Kind')}-${columnId('Revenue')}`
    await judgeTile(world.ctx, { ...place, tileId: wanted, verdict: 'more' })
    const more = (await draw()).tiles.filter(t => t.spec.plan.dimensions.some(d => d.column === columnId('Kind')))
    expect(more.length).toBeGreaterThan(before.filter(id => id.startsWith(`by-${columnId('Kind')}`)).length)
    await judgeTile(world.ctx, { ...place, tileId: wanted, verdict: null })
    const nothing = judgeTile(world.ctx, { ...place, tileId: 'no-such', verdict: 'more' })
    await expect(nothing).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('some rows are held against all others by shares and averages', async () => {
  const filter: Filter = { op: 'eq', column: columnId('City'), value: 'Bern' }
  const { tiles } = await compareRows(world.ctx, { datasetId: sales.id, tableId: tableId(), filter })
  const kind = tiles.find(t => t.id.startsWith(`compare-by-${columnId('Kind')}`))?.model
  expect(kind?.series.map(s => s.name)).toEqual(['Bern', 'The rest'])
  const books = kind?.x?.categories.indexOf('Book') ?? -1
  expect(kind?.series[0]?.values[books]).toBe(1)
  for (const { values } of kind?.series ?? [])
    expect(values.reduce((sum: number, v) => sum + (v ?? 0), 0)).toBeCloseTo(1, 9)
  const revenue = tiles.find(t => t.id === `compare-figure-${columnId('Revenue')}`)?.model?.metric
  expect(revenue?.change).toMatchObject({ currentLabel: 'Bern' })
  expect(revenue?.change?.previousLabel).toMatch(/^the rest: \d/)
})

/** Rows as a sheet's XML; texts stand in their cells. */
const sheet = (rows: readonly (readonly (string | number)[])[]) =>
  rows
    .map(row => {
      const cells = row.map(v =>
        typeof v === 'number' ? `<c><v>${v}</v></c>` : `<c t="inlineStr"><is><t>${v}</t></is></c>`,
      )
      return `<row>${cells.join('')}</row>`
    })
    .join('')

test('a file with several tables has a first page that finds how they belong together', async () => {
  const customers = Array.from({ length: 30 }, (_, i) => [`C-${100 + i}`, `Name ${i}`, cities[i % 3] ?? ''])
  const orders = Array.from({ length: 200 }, (_, i) => [`O-${i}`, `C-${100 + ((i * 5) % 28)}`, 5 + (i % 17)])
  const path = join(folder, 'shop.xlsx')
  await writeXlsx(path, {
    sheets: [
      { name: 'Customers', rows: sheet([['Id', 'Name', 'City'], ...customers]) },
      { name: 'Orders', rows: sheet([['Order', 'Customer id', 'Amount'], ...orders]) },
    ],
  })
  const shop = await world.ingest(path)
  const overview = await datasetOverview(world.ctx, { datasetId: shop.id })
  expect(overview.tables.map(t => [t.name, t.rows])).toEqual([
    ['Customers', 30],
    ['Orders', 200],
  ])
  expect(overview.tables.every(t => t.tiles.length > 0)).toBe(true)
  expect(overview.links).toMatchObject([
    {
      from: { table: 'Orders', column: 'Customer id' },
      to: { table: 'Customers', column: 'Id' },
      values: 28,
      matched: 28,
    },
  ])
})
