import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AnalysisRequest } from '../../src/contract/analysis/analysis.ts'
import {
  type DashboardDocument,
  type DashboardTile,
  type DrawnTile,
  DrawRequest,
} from '../../src/contract/dashboard.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { fillTemplate } from '../../src/core/template/fillTemplate.ts'
import { matchSlots } from '../../src/core/template/matchSlots.ts'
import { templateOf } from '../../src/core/template/templateOf.ts'
import { analyze } from '../../src/domains/analytics/analyze.ts'
import { exportAnalysis } from '../../src/domains/charts/exportAnalysis.ts'
import { brokenTiles } from '../../src/domains/dashboards/brokenTiles.ts'
import { brushDocument } from '../../src/domains/dashboards/brushDocument.ts'
import { changeDashboard } from '../../src/domains/dashboards/changeDashboard.ts'
import { createDashboard } from '../../src/domains/dashboards/createDashboard.ts'
import { dashboardHistory } from '../../src/domains/dashboards/dashboardHistory.ts'
import { drawDocument } from '../../src/domains/dashboards/drawDocument.ts'
import { getDashboard } from '../../src/domains/dashboards/getDashboard.ts'
import { drawLink } from '../../src/domains/sharing/drawLink.ts'
import { linkData } from '../../src/domains/sharing/linkData.ts'
import { linkFilterValues } from '../../src/domains/sharing/linkFilterValues.ts'
import type { LinkVisit, OpenLink } from '../../src/ports/visit.ts'
import { buildAnalysisTile, buildAskingTile, buildDocument, buildFilter } from '../factories/askingTile.ts'
import { buildWorld, type World } from '../factories/world.ts'

/** Sales follow the price: by 3 a unit in Germany, by -5 in France; Malta has too few rows for any line. */
const slopes = { DE: 3, FR: -5, MT: 0 } as const
const rows = Array.from({ length: 402 }, (_, i) => {
  const country = i >= 400 ? 'MT' : i % 2 === 0 ? 'DE' : 'FR'
  const price = 10 + (i % 37)
  return [country, ['Hats', 'Bags', 'Shoes'][i % 3], price, 1000 + slopes[country] * price + (i % 7) * 0.5].join(',')
})

let world: World
let folder: string
let sales: Dataset
beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'analysis-tiles-'))
  writeFileSync(join(folder, 'sales.csv'), ['Country,Product,Price,Sales', ...rows].join('\n'))
  sales = await world.ingest(join(folder, 'sales.csv'))
}, 180_000)
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

const table = () => sales.tablesOfVersion[0] as Dataset['tablesOfVersion'][number]
const source = () => ({ datasetId: sales.id, tableId: table().id })
const idOf = (name: string) => table().columns.find(column => column.name === name)?.id ?? ''
const used = (...names: string[]) =>
  table()
    .columns.filter(({ name }) => names.includes(name))
    .map(({ id, name, type }) => ({ id, name, type }))
const regression = (more: Parameters<typeof buildAnalysisTile>[2] = {}) =>
  buildAnalysisTile('line', { type: 'regression', y: idOf('Sales'), x: [idOf('Price')] }, { source: source(), ...more })

function board(parts: Partial<DashboardDocument> = {}, line: DashboardTile = regression()): DashboardDocument {
  const group = { role: 'group' as const, column: idOf('Country') }
  const sum = { role: 'value' as const, column: idOf('Sales'), aggregate: 'sum' as const }
  return buildDocument({
    tiles: [buildAskingTile('byCountry', { source: source(), type: 'bar', x: [group], y: [sum] }), line],
    filters: [buildFilter({ id: 'country', kind: 'category', column: { ...source(), columnId: idOf('Country') } })],
    ...parts,
  })
}

const draw = async (document: DashboardDocument, request: Parameters<typeof DrawRequest.parse>[0] = {}) => {
  const { tiles } = await drawDocument(world.ctx, { document, request: DrawRequest.parse(request), values: {} })
  return (id: string) => tiles.find(({ tileId }) => tileId === id) as DrawnTile
}
const only = (...values: string[]) => ({ kind: 'values' as const, values, isExcluded: false })
/** Rows that the answer is of. */
const rowsUsed = ({ analysis }: DrawnTile) => analysis?.said.n

describe('an analysis on a dashboard', () => {
  it('says what the method says of the table, with the picture that stands there and nothing of its own numbers', async () => {
    const { analysis, problem, model } = (await draw(board()))('line')
    expect({ problem, model }).toEqual({ problem: null, model: null })
    const { request, source: of } = analysis ?? {}
    const alone = await analyze(world.ctx, { ...source(), ...regression().config.request })
    expect(analysis?.said.answer).toEqual(alone.answer.answer)
    expect(of).toEqual({ ...source(), versionId: sales.version.id, filter: null })
    expect(request).toEqual(alone.request)
    expect(analysis?.said.pictures.map(({ id }) => id)).toEqual([alone.answer.pictures[0]?.id])
    expect(analysis?.said.tables).toEqual([])
    expect(analysis?.parts).toHaveLength(alone.answer.pictures.length + alone.answer.tables.length)
    expect(analysis).not.toHaveProperty('said.result')
  })

  it('shows another part, its table or its words when it is told to', async () => {
    const parts = (await draw(board()))('line').analysis?.parts ?? []
    const last = parts.filter(({ kind }) => kind === 'table').at(-1)?.id ?? ''
    const table = (await draw(board({}, regression({ show: 'table', part: last }))))('line').analysis?.said
    expect([table?.pictures.length, table?.tables.map(({ id }) => id)]).toEqual([0, [last]])
    const said = (await draw(board({}, regression({ show: 'answer' }))))('line').analysis?.said
    expect([said?.pictures, said?.tables]).toEqual([[], []])
  })

  it('is narrowed by its own condition, by filters and by what is selected elsewhere', async () => {
    const french = { op: 'eq' as const, column: idOf('Country'), value: 'FR' }
    expect(rowsUsed((await draw(board({}, regression({ filter: french }))))('line'))).toBe(200)
    const filtered = (await draw(board(), { values: { country: only('DE') } }))('line')
    expect([rowsUsed(filtered), filtered.filteredBy]).toEqual([200, ['country']])
    const chosen = { tileId: 'byCountry', filter: { op: 'eq', column: idOf('Country'), value: 'DE' } }
    const selected = (await draw(board(), { selections: [chosen] }))('line')
    expect([rowsUsed(selected), selected.selectedBy]).toEqual([200, ['byCountry']])
    expect(selected.analysis?.said.answer).toEqual(filtered.analysis?.said.answer)
    expect(selected.analysis?.said.answer).not.toEqual((await draw(board()))('line').analysis?.said.answer)
  })

  it('keeps it to itself when there are too few rows, and the others live on', async () => {
    const drawn = await draw(board(), { values: { country: only('MT') } })
    expect(drawn('line').problem?.code).toBe('invalid_plan')
    expect(drawn('line').problem?.detail).toMatch(/too few/)
    expect(drawn('line')).not.toHaveProperty('analysis')
    expect(drawn('byCountry')).toMatchObject({ problem: null, model: { series: [{ values: [expect.anything()] }] } })
  })

  it('does not follow while a selection is being drawn, and nothing can be selected in it', async () => {
    const chosen = { tileId: 'byCountry', filter: { op: 'eq' as const, column: idOf('Country'), value: 'DE' } }
    const brush = (tileId: string) =>
      brushDocument(world.ctx, {
        ...{ document: board(), values: {} },
        request: DrawRequest.parse({ selections: [{ ...chosen, tileId }] }),
      })
    expect((await brush('byCountry')).tiles).toEqual([])
    await expect(brush('line')).rejects.toThrow(/does not draw/)
  })

  it('shows the version that is pinned, and names the columns that are gone with what comes nearest', async () => {
    const pinned = (await draw(board({ pins: { [sales.id]: sales.version.id } })))('line')
    expect(pinned.analysis?.source.versionId).toBe(sales.version.id)
    const request = { type: 'regression' as const, y: 'gone', x: [idOf('Price')] }
    const columns = [{ id: 'gone', name: 'Sale', type: 'double' as const }, ...used('Price')]
    const broken = buildAnalysisTile('line', request, { source: source(), columns })
    const { problem, missing } = (await draw(board({}, broken)))('line')
    expect(problem?.detail).toMatch(/no longer has a column .* "Sale"/)
    expect(missing.map(({ column, nearest }) => [column.name, nearest?.name])).toEqual([['Sale', 'Sales']])
  })
})

describe('an analysis that is kept on a dashboard', () => {
  it('is written down with its columns, told in the history, and missed where a version would lack them', async () => {
    const made = await createDashboard(world.ctx, { name: 'Kept', folderId: null, from: { kind: 'empty' } })
    const tabId = made.document.tabs[0]?.id ?? ''
    const item = { ...regression(), tabId }
    const send = (batchId: string, base: number, operation: object) =>
      changeDashboard(world.ctx, { dashboardId: made.id, batchId, base, operations: [operation as never] })
    await send('batch-one', made.revision, { op: 'putTile', item })
    await send('batch-two', made.revision + 1, {
      ...{ op: 'setTile', id: 'line' },
      fields: { config: { ...item.config, show: 'answer' } },
    })
    const { document, datasets } = await getDashboard(world.ctx, { dashboardId: made.id })
    expect(document.tiles[0]?.config).toMatchObject({ show: 'answer', columns: used('Price', 'Sales').reverse() })
    expect(datasets.map(({ id }) => id)).toEqual([sales.id])
    const { items } = await dashboardHistory(world.ctx, { dashboardId: made.id, limit: 10 })
    expect(items.slice(0, 2).map(({ what }) => what[0])).toEqual([
      { code: 'board.shows.answer', params: { name: 'Regression: Sales, Price' } },
      { code: 'board.added', params: { name: 'Regression: Sales, Price' } },
    ])
    const columns = used('Country', 'Product', 'Price')
    const tables = [{ tableId: table().id, columns }]
    const broken = await brokenTiles(world.ctx, { datasetId: sales.id, tables })
    expect(broken).toMatchObject([{ name: 'Kept: Regression: Sales, Price', missing: ['Sales'] }])
  })

  it('becomes part of a template, and is asked of the table that fills it', () => {
    const { columns } = table()
    const template = templateOf(board(), { source: source(), columns })
    const open = template.document.tiles.find(({ id }) => id === 'line')?.config
    expect(JSON.stringify(open)).not.toContain(sales.id)
    const own = { id: 'own', name: 'Own', description: '', ...template }
    const filled = new Map(matchSlots(template.slots, columns).map(({ slotId, columnId }) => [slotId, columnId]))
    const { document } = fillTemplate(own, { source: source(), columns }, filled)
    expect(document.tiles.find(({ id }) => id === 'line')?.config).toEqual({
      ...regression().config,
      columns: used('Price', 'Sales').reverse(),
    })
  })
})

describe('an analysis that is taken away', () => {
  const taken = async (
    wish: Pick<Parameters<typeof exportAnalysis>[1], 'format' | 'part'>,
    request: AnalysisRequest = regression().config.request,
  ) => {
    const filter = { op: 'eq' as const, column: idOf('Country'), value: 'DE' }
    const source = { tableId: table().id, filter }
    const look = { theme: 'light' as const, width: 640, height: 400 }
    const asked = { datasetId: sales.id, source, request, ...look, ...wish }
    const { stream, fileName } = await exportAnalysis(world.ctx, asked)
    return { bytes: Buffer.concat(await stream.toArray()), fileName }
  }

  it('is a table as CSV, and all tables as a workbook that begins with what they say', async () => {
    const { answer } = await analyze(world.ctx, { ...source(), ...regression().config.request })
    const last = answer.tables.at(-1)
    const csv = await taken({ format: 'csv', part: last?.id })
    expect(csv.bytes.toString('utf8').split('\r\n')[0]?.split(',')).toHaveLength(last?.columns.length ?? 0)
    const { bytes, fileName } = await taken({ format: 'xlsx' })
    const { SheetNames, Sheets } = read(bytes)
    expect([fileName.endsWith('.xlsx'), SheetNames.length]).toEqual([true, answer.tables.length + 1])
    const told = utils.sheet_to_json<[string, string]>(Sheets['Answer'] ?? {}, { header: 1 })
    expect(told.map(([what]) => what)).toEqual(expect.arrayContaining(['Answer', 'Method', 'Rows', 'From']))
    expect(told.find(([what]) => what === 'Rows')?.[1]).toMatch(/^200 used/)
  })

  it('is a picture of layers or of cells, as SVG and as PNG', async () => {
    const line = (await taken({ format: 'svg' })).bytes.toString('utf8')
    expect(line).toMatch(/^<svg [^>]*data-analysis=/)
    expect(line).toContain('Source: sales.csv, version 1')
    const matrix = await taken({ format: 'svg' }, AnalysisRequest.parse({ type: 'correlate' }))
    expect(matrix.bytes.toString('utf8').match(/<path/g)?.length).toBeGreaterThan(3)
    const png = await taken({ format: 'png' })
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.readUInt32BE(16)).toBe(1280)
  })

  it('is everything that was asked and said, so that the same can be asked again', async () => {
    const whole = JSON.parse((await taken({ format: 'json' })).bytes.toString('utf8'))
    expect(whole).toMatchObject({
      ...{ request: regression().config.request, source: { ...source(), versionId: sales.version.id } },
      provenance: { file: 'sales.csv', version: 1, rowsUsed: 200, rowsLeftOut: 0, exactness: 'exact' },
      ...{ words: { answer: expect.stringContaining('Sales') }, answer: { type: 'regression' } },
    })
    const { source: of, request } = whole
    const again = await analyze(world.ctx, { ...request, ...of })
    expect(JSON.parse(JSON.stringify(again.answer))).toEqual(whole.answer)
  })

  it('is refused for a part that the answer does not have', async () => {
    await expect(taken({ format: 'csv', part: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an analysis behind a link', () => {
  const visit = (link: Partial<OpenLink>): LinkVisit =>
    ({
      ...world.ctx,
      visitor: { address: '192.0.2.1', userAgent: '' },
      system: (work: Parameters<LinkVisit['system']>[0]) => world.ctx.transaction(work),
      link: {
        ...{ id: 'link', dashboardId: 'd', allowsRows: true, allowsExport: true, publishedAt: new Date(0) },
        ...{ lockedValues: {}, document: board(), ...link },
      },
      // Whoever comes by a link asks for nothing else of a visit.
    }) as unknown as LinkVisit
  const asks = { values: {}, selections: [] }

  it('says its answer under the lock and the free filters, and nothing of what was asked', async () => {
    const drawnBy = async (link: Partial<OpenLink>, values = {}) => {
      const { tiles } = await drawLink(visit(link), { ...asks, values, tileIds: ['line'] })
      return tiles[0]
    }
    const free = await drawnBy({}, { country: only('DE') })
    expect(free?.analysis?.n).toBe(200)
    const locked = await drawnBy({ lockedValues: { country: only('DE') } }, { country: only('FR') })
    expect(locked).toMatchObject({ filteredBy: [], problem: null, analysis: { n: 200 } })
    expect(locked?.analysis?.answer).toEqual(free?.analysis?.answer)
    for (const secret of [sales.id, sales.version.id, table().id, '"request"', '"filter"'])
      expect(JSON.stringify(locked)).not.toContain(secret)
  })

  it('is not shown at all where the lock does not reach it', async () => {
    const pages = buildFilter({ id: 'country', kind: 'category', column: { ...source(), columnId: 'c_other' } })
    const document = board({ filters: [pages] })
    const { tiles } = await drawLink(visit({ document, lockedValues: { country: only('DE') } }), asks)
    expect(tiles.map(({ problem }) => problem?.code)).toEqual(['not_allowed', 'not_allowed'])
  })

  it('offers what its rows have in a filter, though no chart stands there', async () => {
    const document = board({ tiles: [regression()] })
    const { values } = await linkFilterValues(visit({ document }), { filterId: 'country' })
    expect(values.data[0]).toEqual(['DE', 'FR', 'MT'])
  })

  it('gives the figures of its picture as a file, and those alone', async () => {
    const { stream, fileName } = await linkData(visit({}), { ...asks, tileId: 'line' })
    const lines = Buffer.concat(await stream.toArray())
      .toString('utf8')
      .split('\r\n')
    expect(fileName).toMatch(/\.csv$/)
    expect(lines.length).toBeGreaterThan(100)
    expect(lines[0]).toContain('Price')
    const words = board({}, regression({ show: 'answer' }))
    await expect(linkData(visit({ document: words }), { ...asks, tileId: 'line' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
