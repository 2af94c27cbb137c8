import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scalar } from '../../src/contract/column.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { Filter } from '../../src/contract/plan.ts'
import { listRows } from '../../src/domains/analytics/listRows.ts'
import { previewDataset } from '../../src/domains/analytics/previewDataset.ts'
import { previewUpload } from '../../src/domains/analytics/previewUpload.ts'
import { uploadRows } from '../../src/domains/analytics/uploadRows.ts'
import { uploadDashboard } from '../../src/domains/dashboards/uploadDashboard.ts'
import { listUploads } from '../../src/domains/datasets/listUploads.ts'
import { takeIn } from '../../src/domains/datasets/upload.ts'
import { buildWorld, type World } from '../factories/world.ts'

let world: World
let dataset: Dataset
const folder = mkdtempSync(join(tmpdir(), 'rows-'))
const file = join(folder, 'games.csv')
beforeAll(async () => {
  world = await buildWorld()
  const rows = Array.from({ length: 25 }, (_, i) => `Game ${i + 1},${2000 + (i % 5)},${(i + 1) / 4}`)
  writeFileSync(file, `Name,Year,Sales\n${rows.join('\n')}\n`)
  dataset = await world.ingest(file)
}, 120_000)
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

const place = () => ({ datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' })
const uploadId = async () =>
  (await listUploads(world.ctx, { limit: 10 })).items.find(({ datasetId }) => datasetId === dataset.id)?.id ?? ''

describe('a preview', () => {
  it('says columns, types, first rows and the shape of the whole', async () => {
    const preview = await previewDataset(world.ctx, { datasetId: dataset.id, rows: 2 })
    expect(preview.shape).toEqual([25, 3])
    expect(preview.types).toEqual({ Name: 'text', Year: 'integer', Sales: 'decimal' })
    expect(preview.columns.map(({ name }) => name)).toEqual(['Name', 'Year', 'Sales'])
    expect(preview.rows).toEqual([
      ['Game 1', 2000, 0.25],
      ['Game 2', 2001, 0.5],
    ])
    expect((await previewDataset(world.ctx, { datasetId: dataset.id, rows: 0 })).rows).toEqual([])
  })
})

describe('rows', () => {
  it('come page by page in the order of the file, all of them once', async () => {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const page = await listRows(world.ctx, { ...place(), limit: 10, cursor })
      expect(page.total).toBe(25)
      seen.push(...page.items.map(({ row }) => row))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toHaveLength(25)
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b))
  })

  it('are narrowed to columns and by a filter', async () => {
    const [, year, sales] = dataset.tablesOfVersion[0]?.columns ?? []
    const filter = { op: 'eq', column: year?.id ?? '', value: 2004 } as const
    const page = await listRows(world.ctx, { ...place(), limit: 3, columns: [sales?.id ?? ''], filter })
    expect(page.columns.map(({ name }) => name)).toEqual(['Sales'])
    expect(page.items.map(({ cells }) => cells)).toEqual([[1.25], [2.5], [3.75]])
    expect(page.total).toBe(5)
    await expect(listRows(world.ctx, { ...place(), limit: 3, cursor: '10' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(listRows(world.ctx, { ...place(), limit: 3, columns: ['none'] })).rejects.toMatchObject({
      code: 'invalid_plan',
    })
  })
})

describe('rows of a longer table', () => {
  const ticks = join(folder, 'ticks.csv')
  let place: { datasetId: string; tableId: string }
  beforeAll(async () => {
    const rows = Array.from({ length: 9000 }, (_, i) => `${i + 1},${i % 97 === 0 ? 'bell' : 'tick'}`)
    writeFileSync(ticks, `Time,Sound\n${rows.join('\n')}\n`)
    const { id, tablesOfVersion } = await world.ingest(ticks)
    place = { datasetId: id, tableId: tablesOfVersion[0]?.id ?? '' }
  }, 60_000)

  /** All rows, page by page. */
  async function walk(limit: number, filter?: Filter): Promise<Scalar[]> {
    const seen: Scalar[] = []
    let cursor: string | undefined
    do {
      const page = await listRows(world.ctx, { ...place, limit, cursor, filter, columns: ['c1'] })
      seen.push(...page.items.map(({ cells }) => cells[0] ?? null))
      expect(page.total).toBe(filter ? 93 : 9000)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    return seen
  }

  it('come whole and once, whether they lie close together or far apart', async () => {
    expect(await walk(1000)).toEqual(Array.from({ length: 9000 }, (_, i) => i + 1))
    const bells = Array.from({ length: 93 }, (_, i) => i * 97 + 1)
    expect(await walk(40, { op: 'eq', column: 'c2', value: 'bell' })).toEqual(bells)
    expect(await walk(93, { op: 'eq', column: 'c2', value: 'bell' })).toEqual(bells)
  })
})

describe('by upload', () => {
  it('a preview, rows and the dashboard are those of the dataset it became', async () => {
    const id = await uploadId()
    const rows = await uploadRows(world.ctx, { uploadId: id, limit: 5 })
    expect(rows).toEqual(await listRows(world.ctx, { ...place(), limit: 5 }))
    const preview = await previewUpload(world.ctx, { uploadId: id, rows: 3 })
    expect(preview.rows).toEqual(rows.items.slice(0, 3).map(({ cells }) => cells))
    const dashboard = await uploadDashboard(world.ctx, { uploadId: id })
    expect(dashboard).toMatchObject(place())
    expect(dashboard.tiles.length).toBeGreaterThan(0)
  })

  it('what is still being read says how far it is, and what is not there is not found', async () => {
    const waiting = await takeIn(world.ctx, 'games.csv', () => world.ctx.store.receiveCopy(file))
    await expect(uploadRows(world.ctx, { uploadId: waiting.uploadId, limit: 5 })).rejects.toMatchObject({
      code: 'not_ready',
      progress: { stage: 'waiting', processed: 0, total: null },
    })
    await expect(previewUpload(world.ctx, { uploadId: 'none', rows: 3 })).rejects.toMatchObject({ code: 'not_found' })
  })
})
