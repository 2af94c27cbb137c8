import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../test/factories/context.ts'
import { buildWorld, type World } from '../../../test/factories/world.ts'
import type { Dataset } from '../../contract/dataset.ts'
import { Question, type QuestionInput } from '../../contract/question.ts'
import { askChart } from './askChart.ts'
import { createChart } from './createChart.ts'
import type { Download } from './download.ts'
import { drawSavedChart } from './drawSavedChart.ts'
import { exportChart } from './exportChart.ts'
import type { ExportOptions } from './exportModel.ts'
import { exportSavedChart } from './exportSavedChart.ts'

let world: World
let dataset: Dataset

beforeAll(async () => {
  world = await buildWorld()
  const path = join(mkdtempSync(join(tmpdir(), 'exports-')), 'orders.csv')
  const shops = ['=HYPERLINK("x")', '+Plus', '@home', 'Plain, with comma']
  const rows = Array.from(
    { length: 400 },
    (_, i) =>
      `"${(shops[i % 4] ?? '').replaceAll('"', '""')}",${(i % 7) - 3}.5,${i % 3 ? 'Sale' : i % 2 ? 'Return' : 'Loss'}`,
  )
  writeFileSync(path, `Shop,Gain,Kind\n${rows.join('\n')}\n`)
  dataset = await world.ingest(path)
})
afterAll(() => world?.end())

const id = (name: string) => dataset.tablesOfVersion[0]?.columns.find(c => c.name === name)?.id ?? name
const ask = (input: Omit<QuestionInput, 'source'> = {}) =>
  Question.parse({
    source: { datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' },
    type: 'bar',
    x: [{ role: 'group', column: id('Shop') }],
    y: [{ role: 'value', column: id('Gain'), aggregate: 'min' }],
    ...input,
  })
const as = (format: ExportOptions['format']): ExportOptions => ({ format, theme: 'light', width: 600, height: 400 })
const fileOf = (format: ExportOptions['format'], question = ask()) =>
  exportChart(world.ctx, { question, hidden: [], ...as(format) })
const bytesOf = ({ stream }: Download) => buffer(stream)
const textOf = async (download: Download) => (await bytesOf(download)).toString('utf8')

describe('a chart as a file', () => {
  it('is a PNG of twice its size, for screens that are as sharp', async () => {
    const file = await fileOf('png')
    const bytes = await bytesOf(file)
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 800])
    expect(file).toMatchObject({ contentType: 'image/png', sizeBytes: bytes.length })
  })

  it('is a PDF', async () => {
    const file = await fileOf('pdf')
    expect((await bytesOf(file)).subarray(0, 5).toString()).toBe('%PDF-')
    expect(file.contentType).toBe('application/pdf')
  })

  it('is an SVG that says its title, its file, its version and the day', async () => {
    const at = new Date('2026-11-21T10:00:00Z')
    const svg = await textOf(
      await exportChart(
        { ...world.ctx, now: () => at },
        { question: ask({ title: 'Our gains' }), hidden: [], ...as('svg') },
      ),
    )
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).toContain('Our gains')
    expect(svg).toContain('Source: orders.csv, version 1, Nov 21, 2026')
    expect(svg).not.toContain('<script')
  })

  it('is called by its title', async () => {
    expect((await fileOf('svg', ask({ title: 'Gains: 2025/26 "net"' }))).fileName).toBe('Gains 2025 26 net.svg')
  })

  it('can leave out what a person has hidden', async () => {
    const { spec } = await askChart(world.ctx, {
      question: ask({ colour: { role: 'group', column: id('Kind') }, stack: 'stacked' }),
    })
    const drawn = async (hidden: string[]) => textOf(await exportChart(world.ctx, { spec, hidden, ...as('svg') }))
    expect(await drawn([])).toContain('>Return<')
    expect(await drawn(['Return'])).not.toContain('>Return<')
  })
})

describe('a comparison', () => {
  it('is exported with both of its sides, as a picture and as data', async () => {
    const compare = { op: 'eq' as const, column: id('Kind'), value: 'Sale' }
    const { spec } = await askChart(world.ctx, { question: { ...ask(), filter: compare } })
    const svg = await textOf(await exportChart(world.ctx, { spec, compare, hidden: [], ...as('svg') }))
    expect(svg).toContain('>Sale<')
    expect(svg).toContain('>The rest<')
    const csv = await textOf(await exportChart(world.ctx, { spec, compare, hidden: [], ...as('csv') }))
    expect(csv.split('\r\n')[0]).toMatch(/Shop,Sale,The rest$/)
  })
})

describe('the data of a chart as CSV', () => {
  it('hold every group; texts that a spreadsheet would compute are disarmed and negative numbers stay numbers', async () => {
    const csv = await textOf(await fileOf('csv'))
    const lines = csv.replace('\ufeff', '').trimEnd().split('\r\n')
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(lines.slice(1).sort()).toEqual([
      `"'=HYPERLINK(""x"")",-3.5`,
      `"Plain, with comma",-3.5`,
      `'+Plus,-3.5`,
      `'@home,-3.5`,
    ])
  })
})

describe('a saved chart', () => {
  it('is drawn and exported under its own name', async () => {
    const { id: chartId } = await createChart(world.ctx, { name: 'Kept: gains', description: '', question: ask() })
    expect((await drawSavedChart(world.ctx, { chartId })).title.params).toEqual({ title: 'Kept: gains' })
    const file = await exportSavedChart(world.ctx, { chartId, ...as('svg') })
    expect(file.fileName).toBe('Kept gains.svg')
    expect(await textOf(file)).toContain('Kept: gains')
  })

  it('is neither drawn nor exported for another workspace', async () => {
    const { id: chartId } = await createChart(world.ctx, { name: 'Ours', description: '', question: ask() })
    const stranger = { ...world.ctx, workspaceId: newId('ws') }
    const others = { ...stranger, transaction: world.ctx.transaction }
    await expect(drawSavedChart(others, { chartId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(exportSavedChart(others, { chartId, ...as('svg') })).rejects.toMatchObject({ code: 'not_found' })
    await expect(exportChart(others, { question: ask(), hidden: [], ...as('csv') })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
