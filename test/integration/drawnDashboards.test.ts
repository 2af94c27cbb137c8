import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DashboardDocument, type DrawnTile, DrawRequest } from '../../src/contract/dashboard.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { QuestionInput } from '../../src/contract/question.ts'
import { brushDocument } from '../../src/domains/dashboards/brushDocument.ts'
import { changeDashboard } from '../../src/domains/dashboards/changeDashboard.ts'
import { createDashboard } from '../../src/domains/dashboards/createDashboard.ts'
import { drawDashboard } from '../../src/domains/dashboards/drawDashboard.ts'
import { drawDocument } from '../../src/domains/dashboards/drawDocument.ts'
import { publishDashboard } from '../../src/domains/dashboards/publishDashboard.ts'
import { deleteDataset } from '../../src/domains/datasets/deleteDataset.ts'
import { buildAskingTile, buildDocument, buildFilter } from '../factories/askingTile.ts'
import { buildWorld, type World } from '../factories/world.ts'

const countries = ['DE', 'FR', 'IT']
const orders = Array.from({ length: 600 }, (_, i) => {
  const day = new Date(Date.UTC(2022, 0, 1 + i)).toISOString().slice(0, 10)
  return `${day},${countries[i % 3]},${['Shoes', 'Hats', 'Coats', 'Bags'][(i * 7) % 4]},${(i % 50) + 0.25}`
})
const visits = Array.from({ length: 90 }, (_, i) => `${countries[i % 3]},${100 + i}`)

let world: World
let folder: string
let sales: Dataset
let seen: Dataset
beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'drawn-dashboards-'))
  writeFileSync(join(folder, 'orders.csv'), ['Day,Country,Product,Amount', ...orders].join('\n'))
  writeFileSync(join(folder, 'visits.csv'), ['country,Seconds', ...visits].join('\n'))
  sales = await world.ingest(join(folder, 'orders.csv'))
  seen = await world.ingest(join(folder, 'visits.csv'))
}, 180_000)
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

const source = (dataset: Dataset) => ({ datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' })
const idOf = (dataset: Dataset, name: string) =>
  dataset.tablesOfVersion[0]?.columns.find(column => column.name === name)?.id ?? ''
const group = (dataset: Dataset, name: string) => ({ role: 'group' as const, column: idOf(dataset, name) })
const sum = (dataset: Dataset, name: string) => ({
  ...{ role: 'value' as const, column: idOf(dataset, name), aggregate: 'sum' as const },
})
const tile = (id: string, dataset: Dataset, question: Omit<QuestionInput, 'source'>) =>
  buildAskingTile(id, { source: source(dataset), ...question })

function dashboard(parts: Partial<DashboardDocument> = {}): DashboardDocument {
  return buildDocument({
    tiles: [
      tile('byCountry', sales, { type: 'bar', x: [group(sales, 'Country')], y: [sum(sales, 'Amount')] }),
      tile('total', sales, { type: 'metric', y: [sum(sales, 'Amount')] }),
      tile('months', sales, { type: 'line', x: [group(sales, 'Day')], y: [sum(sales, 'Amount')] }),
      tile('visits', seen, { type: 'metric', y: [sum(seen, 'Seconds')] }),
      { ...tile('note', seen, {}), config: { kind: 'text', markdown: 'Hello' } },
    ],
    filters: [
      buildFilter({
        ...{ id: 'country', kind: 'category' },
        column: { ...source(sales), columnId: idOf(sales, 'Country') },
      }),
    ],
    ...parts,
  })
}

const draw = async (document: DashboardDocument, request: Parameters<typeof DrawRequest.parse>[0] = {}) => {
  const { tiles, targets } = await drawDocument(world.ctx, {
    document,
    request: DrawRequest.parse(request),
    values: {},
  })
  return { targets, of: (id: string) => tiles.find(({ tileId }) => tileId === id) as DrawnTile, tiles }
}
const figure = ({ model }: DrawnTile) => Number(model?.metric?.value)
const only = (country: string) => ({ kind: 'values' as const, values: [country], isExcluded: false })
const total = (country: string) =>
  orders.filter(line => line.includes(country)).reduce((all, line) => all + Number(line.split(',')[3]), 0)
const seconds = (country: string) =>
  visits.filter(line => line.startsWith(country)).reduce((all, line) => all + Number(line.split(',')[1]), 0)

describe('a dashboard of two datasets', () => {
  it('is drawn whole, and a text has nothing to draw', async () => {
    const { tiles, of, targets } = await draw(dashboard())
    expect(tiles.map(({ problem }) => problem)).toEqual([null, null, null, null, null])
    expect(of('note')).toMatchObject({ spec: null, model: null })
    expect(of('byCountry').model?.x?.categories).toHaveLength(3)
    expect(targets.map(({ tileId }) => tileId)).toEqual(['byCountry', 'total', 'months', 'visits'])
  })

  it('is narrowed by a filter in both', async () => {
    const { of } = await draw(dashboard(), { values: { country: only('FR') } })
    expect(figure(of('total'))).toBeCloseTo(total('FR'), 6)
    expect(figure(of('visits'))).toBe(seconds('FR'))
    expect(of('visits').filteredBy).toEqual(['country'])
  })

  it('lets values of the one who shows it win over those that are asked for', async () => {
    const request = DrawRequest.parse({ values: { country: only('FR') } })
    const { tiles } = await drawDocument(world.ctx, {
      ...{ document: dashboard(), request, values: { country: only('IT') } },
    })
    expect(figure(tiles.find(({ tileId }) => tileId === 'visits') as DrawnTile)).toBe(seconds('IT'))
  })

  it('follows a selection everywhere but where it was made, and keeps its units', async () => {
    const selection = { tileId: 'byCountry', filter: { op: 'eq', column: idOf(sales, 'Country'), value: 'DE' } }
    const { of } = await draw(dashboard(), { selections: [selection] })
    expect(of('byCountry')).toMatchObject({ selectedBy: [] })
    expect(of('byCountry').model?.x?.categories).toHaveLength(3)
    expect(figure(of('total'))).toBeCloseTo(total('DE'), 6)
    expect(figure(of('visits'))).toBe(seconds('DE'))
    const { of: before } = await draw(dashboard())
    expect(of('months').spec?.plan.dimensions).toEqual(before('months').spec?.plan.dimensions)
    const { of: turned } = await draw(dashboard(), { selections: [{ ...selection, isInverted: true }] })
    expect(figure(turned('total'))).toBeCloseTo(total('FR') + total('IT'), 6)
  })

  it('refuses a selection on what its tile does not draw by', async () => {
    const filter = { op: 'eq', column: idOf(sales, 'Product'), value: 'Hats' }
    await expect(draw(dashboard(), { selections: [{ tileId: 'byCountry', filter }] })).rejects.toThrow(/does not draw/)
  })

  it('leaves a tile with its problem when its columns are gone, names the nearest, and draws the others', async () => {
    const lost = tile('lost', sales, { type: 'bar', x: [{ role: 'group', column: 'c99' }] })
    const config = { ...lost.config, columns: [{ id: 'c99', name: 'country', type: 'text' as const }] }
    const { of } = await draw(dashboard({ tiles: [...dashboard().tiles, { ...lost, config }] }))
    expect(of('lost')).toMatchObject({
      ...{ model: null, problem: { code: 'invalid_plan' } },
      missing: [{ column: { id: 'c99' }, nearest: { name: 'Country' } }],
    })
    expect(of('total').problem).toBeNull()
  })

  it('leaves the tiles of one dataset with their problem when it is in the trash', async () => {
    writeFileSync(join(folder, 'gone.csv'), ['country,Seconds', ...visits].join('\n'))
    const gone = await world.ingest(join(folder, 'gone.csv'))
    const there = tile('there', gone, { type: 'metric', y: [sum(gone, 'Seconds')] })
    await deleteDataset(world.ctx, { datasetId: gone.id })
    const { of } = await draw(dashboard({ tiles: [...dashboard().tiles, there] }))
    expect(of('there').problem?.code).toBe('not_found')
    expect(of('visits').problem).toBeNull()
  })

  it('is drawn as it was at a revision, under its filters of then, for those who may edit it', async () => {
    const filters = [{ ...dashboard().filters[0], value: only('DE') }] as DashboardDocument['filters']
    const from = { kind: 'document' as const, document: dashboard({ filters }) }
    const { id: dashboardId, revision } = await createDashboard(world.ctx, { folderId: null, from })
    const operations = [{ op: 'removeFilter' as const, id: 'country' }]
    await changeDashboard(world.ctx, { dashboardId, base: revision, batchId: 'no filter any more', operations })
    const drawn = async (ctx = world.ctx, request: object = {}) => {
      const { tiles } = await drawDashboard(ctx, { dashboardId, ...DrawRequest.parse({ view: 'draft' }), ...request })
      return figure(tiles.find(({ tileId }) => tileId === 'visits') as DrawnTile)
    }
    expect(await drawn()).toBe(seconds('DE') + seconds('FR') + seconds('IT'))
    expect(await drawn(world.ctx, { revision })).toBe(seconds('DE'))
    await expect(drawn(world.ctx, { revision: 9 })).rejects.toThrow(/no such revision/)
    await publishDashboard(world.ctx, { dashboardId, revision: revision + 1 })
    const viewer = {
      ...world.ctx,
      actor: { kind: 'user' as const, id: 'u_viewer', name: 'Vera', role: 'viewer' as const },
    }
    await expect(drawn(viewer, { revision })).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('draws only what is asked for', async () => {
    const { tiles } = await draw(dashboard(), { tileIds: ['total'] })
    expect(tiles.map(({ tileId }) => tileId)).toEqual(['total'])
  })
})

describe('a selection being drawn', () => {
  const brush = (document: DashboardDocument, request: Parameters<typeof DrawRequest.parse>[0]) =>
    brushDocument(world.ctx, { document, request: DrawRequest.parse(request), values: {} })
  const months = (low: string, high: string) => ({
    tileId: 'months',
    filter: { op: 'between' as const, column: idOf(sales, 'Day'), low, high, closed: false },
  })

  it('shows each tile as its rows would, out of cubes that are made once', async () => {
    const values = { country: { kind: 'values' as const, values: ['DE', 'FR'], isExcluded: false } }
    for (const [low, high] of [
      ['2022-03-01', '2022-06-01'],
      ['2022-05-01', '2023-01-01'],
    ] as const) {
      const selections = [months(low, high)]
      const brushed = await brush(dashboard(), { values, selections })
      const { of } = await draw(dashboard(), { values, selections })
      expect(brushed.fromCube).toEqual(['byCountry', 'total'])
      expect(brushed.tiles).toEqual(brushed.tiles.map(({ tileId }) => of(tileId)))
      if (low === '2022-05-01') expect(brushed.durationMs).toBe(0)
    }
  })

  it('asks the rows where it cuts through the groups it is made in', async () => {
    const selections = [months('2022-03-05', '2022-06-17')]
    const { fromCube, tiles } = await brush(dashboard(), { selections })
    const { of } = await draw(dashboard(), { selections })
    expect(tiles).toEqual(tiles.map(({ tileId }) => of(tileId)))
    // Single days are few enough here to be groups of their own.
    expect(fromCube).toEqual(['byCountry', 'total'])
    const part = { ...selections[0], filter: { op: 'in', column: idOf(sales, 'Day'), part: 'dayOfWeek', values: [1] } }
    const asked = await brush(dashboard(), { selections: [part] })
    expect(asked.fromCube).toEqual([])
    expect(asked.tiles.map(({ problem }) => problem)).toEqual([null, null])
  })

  it('is stopped with its request, while the cube it waited for is made for the next', async () => {
    const selections = [months('2022-03-01', '2022-06-01')]
    const document = dashboard({ name: 'Other', filters: [] })
    await expect(
      brushDocument(
        { ...world.ctx, signal: AbortSignal.abort() },
        {
          ...{ document, request: DrawRequest.parse({ selections }), values: {} },
        },
      ),
    ).rejects.toThrow(/cancelled/)
    const { fromCube } = await brush(document, { selections })
    expect(fromCube).toEqual(['byCountry', 'total'])
  })
})
