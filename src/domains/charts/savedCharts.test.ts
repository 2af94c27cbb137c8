import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDataset } from '../../../test/factories/buildDataset.ts'
import { buildColumn } from '../../../test/factories/column.ts'
import { buildContext } from '../../../test/factories/context.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import { Question, type QuestionInput } from '../../contract/question.ts'
import { say } from '../../core/words/say.ts'
import type { Context } from '../../ports/context.ts'
import { listAudit } from '../audit/listAudit.ts'
import { deleteDataset } from '../datasets/deleteDataset.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { purgeDataset } from '../datasets/purgeDataset.ts'
import { chartHistory } from './chartHistory.ts'
import { createChart } from './createChart.ts'
import { deleteChart } from './deleteChart.ts'
import { editChart } from './editChart.ts'
import { fittingCharts } from './fittingCharts.ts'
import { getChart } from './getChart.ts'
import { listCharts } from './listCharts.ts'
import { purgeCharts } from './purgeCharts.ts'
import { restoreChart } from './restoreChart.ts'
import { restoreChartRevision } from './restoreChartRevision.ts'

let database: TestDatabase
let store: Awaited<ReturnType<typeof buildStore>>
beforeAll(async () => {
  database = await createTestDatabase()
  store = await buildStore()
})
afterAll(async () => {
  await database.drop()
  store.removeAll()
})

const person = (given: Partial<Context> & { role?: Role } = {}) => buildContext({ database, store, ...given })
const all = { limit: 50, sort: 'updated', direction: 'desc' } as const
const columns = [
  buildColumn({ id: 'c1', name: 'Platform', type: 'text' }),
  buildColumn({ id: 'c2', name: 'Global_Sales', type: 'double' }),
  buildColumn({ id: 'c3', name: 'Genre', type: 'text' }),
]

const ask = (source: Question['source'], change: Partial<QuestionInput> = {}) =>
  Question.parse({
    source,
    type: 'bar',
    x: [{ role: 'group', column: 'c1' }],
    y: [{ role: 'value', column: 'c2', aggregate: 'sum' }],
    ...change,
  })

async function sourceOf(ctx: Context, datasetId: string): Promise<Question['source']> {
  const { tablesOfVersion } = await getDataset(ctx, { datasetId })
  return { datasetId, tableId: tablesOfVersion[0]?.id ?? '' }
}

/** A chart of a new dataset, kept by an editor. */
async function keep(ctx = person(), name = 'Sales by platform') {
  const datasetId = await buildDataset(ctx, database, { columns })
  const source = await sourceOf(ctx, datasetId)
  const chart = await createChart(ctx, { name, description: '', question: ask(source) })
  return { ctx, datasetId, source, chart }
}

const words = async (ctx: Context, chartId: string) =>
  (await chartHistory(ctx, { chartId, limit: 50 })).items.map(({ what }) => what.map(w => say(w, 'en')).join('; '))

describe('a kept chart', () => {
  it('is found again with what it asks, who made it, and the names of its columns', async () => {
    const { ctx, chart, datasetId } = await keep()
    const found = await getChart(ctx, { chartId: chart.id })
    expect(found).toEqual(chart)
    expect(found).toMatchObject({
      name: 'Sales by platform',
      type: 'bar',
      revision: 1,
      createdBy: 'Mina',
      dataset: { name: 'sales', state: 'here' },
    })
    expect(found.columns.map(column => column.name)).toEqual(['Platform', 'Global_Sales'])
    expect((await listCharts(ctx, { ...all, datasetId })).items).toEqual([chart])
    const { items } = await listAudit(ctx, { limit: 5, action: 'chart.created' })
    expect(items[0]).toMatchObject({ target: { kind: 'chart', id: chart.id, name: 'Sales by platform' } })
  })

  it('whose type is left to us is listed as what is drawn, and one that cannot be drawn is refused', async () => {
    const { ctx, source } = await keep()
    const left = ask(source, { type: 'auto' })
    const chart = await createChart(ctx, { name: 'x', description: '', question: left })
    expect(chart).toMatchObject({ type: 'bar', question: { type: 'auto' } })
    const impossible = ask(source, { type: 'line' })
    await expect(createChart(ctx, { name: 'x', description: '', question: impossible })).rejects.toMatchObject({
      code: 'invalid_plan',
    })
  })

  it('is refused when the table lacks a column, or is not there', async () => {
    const { ctx, source } = await keep()
    const lacking = ask(source, { colour: { role: 'group', column: 'c9' } })
    await expect(createChart(ctx, { name: 'x', description: '', question: lacking })).rejects.toMatchObject({
      code: 'invalid_plan',
    })
    const elsewhere = ask({ ...source, tableId: 'none' })
    await expect(createChart(ctx, { name: 'x', description: '', question: elsewhere })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is made, changed, deleted and restored by editors only', async () => {
    const { ctx, chart, source } = await keep()
    const viewer = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    const chartId = chart.id
    const refused = { code: 'not_allowed' }
    await expect(createChart(viewer, { name: 'x', description: '', question: ask(source) })).rejects.toMatchObject(
      refused,
    )
    await expect(editChart(viewer, { chartId, revision: 1, name: 'x' })).rejects.toMatchObject(refused)
    await expect(deleteChart(viewer, { chartId })).rejects.toMatchObject(refused)
    await expect(restoreChart(viewer, { chartId })).rejects.toMatchObject(refused)
    await expect(restoreChartRevision(viewer, { chartId, revision: 1 })).rejects.toMatchObject(refused)
    expect(await getChart(viewer, { chartId })).toEqual(chart)
  })

  it('cannot be seen or touched by another workspace, in the query and by the wall of the database', async () => {
    const { ctx, chart, source } = await keep()
    const stranger = person()
    const missing = { code: 'not_found' }
    await expect(getChart(stranger, { chartId: chart.id })).rejects.toMatchObject(missing)
    await expect(chartHistory(stranger, { chartId: chart.id, limit: 5 })).rejects.toMatchObject(missing)
    await expect(editChart(stranger, { chartId: chart.id, revision: 1, name: 'x' })).rejects.toMatchObject(missing)
    await expect(deleteChart(stranger, { chartId: chart.id })).rejects.toMatchObject(missing)
    await expect(restoreChartRevision(stranger, { chartId: chart.id, revision: 1 })).rejects.toMatchObject(missing)
    await expect(createChart(stranger, { name: 'x', description: '', question: ask(source) })).rejects.toMatchObject(
      missing,
    )
    expect((await listCharts(stranger, all)).total).toBe(0)
    const counts = await database.transaction({ workspaceId: stranger.workspaceId }, async tx => {
      const { rows } = await tx.execute(
        sql`select (select count(*)::int from chart) as charts, (select count(*)::int from chart_revision) as revisions`,
      )
      return rows[0]
    })
    expect(counts).toEqual({ charts: 0, revisions: 0 })
    expect(await getChart(ctx, { chartId: chart.id })).toEqual(chart)
  })
})

describe('a change of a chart', () => {
  it('is a revision with its words, and what changes nothing is none', async () => {
    const { ctx, chart, source } = await keep()
    const chartId = chart.id
    const edited = await editChart(ctx, {
      chartId,
      revision: 1,
      name: 'By genre',
      question: ask(source, { type: 'pie', x: [{ role: 'group', column: 'c3' }] }),
    })
    expect(edited).toMatchObject({ revision: 2, type: 'pie', name: 'By genre' })
    const same = await editChart(ctx, { chartId, revision: 2, name: 'By genre' })
    expect(same.revision).toBe(2)
    expect(await words(ctx, chartId)).toEqual([
      'Renamed from “Sales by platform” to “By genre”; Type changed from bar to pie; X changed from Platform to Genre',
      'Kept',
    ])
  })

  it('made on an old revision is refused with the newest one', async () => {
    const { ctx, chart } = await keep()
    const chartId = chart.id
    const ann = person({ workspaceId: ctx.workspaceId })
    await editChart(ann, { chartId, revision: 1, description: 'Mine' })
    await expect(editChart(ctx, { chartId, revision: 1, name: 'Also mine' })).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ pointer: '/body/revision', detail: '2' }],
    })
    expect(await getChart(ctx, { chartId })).toMatchObject({ description: 'Mine', name: 'Sales by platform' })
  })

  it('of two at the same moment keeps one', async () => {
    const { ctx, chart } = await keep()
    const both = await Promise.allSettled(
      ['one', 'two'].map(name => editChart(ctx, { chartId: chart.id, revision: 1, name })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is undone by going back to an earlier revision, which is a change itself', async () => {
    const { ctx, chart, source } = await keep()
    const chartId = chart.id
    await editChart(ctx, { chartId, revision: 1, name: 'Pie', question: ask(source, { type: 'pie' }) })
    const back = await restoreChartRevision(ctx, { chartId, revision: 1 })
    expect(back).toMatchObject({ revision: 3, type: 'bar', name: 'Sales by platform', question: chart.question })
    expect((await words(ctx, chartId))[0]).toBe('Went back to revision 1')
    await expect(restoreChartRevision(ctx, { chartId, revision: 3 })).rejects.toMatchObject({ code: 'conflict' })
    await expect(restoreChartRevision(ctx, { chartId, revision: 9 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('tells later domains', async () => {
    const { ctx, chart } = await keep()
    await editChart(ctx, { chartId: chart.id, revision: 1, name: 'Other' })
    const kinds = await database.asOwner(async client => {
      await client.query("select set_config('app.scope', 'system', false)")
      const { rows } = await client.query(
        "select payload->>'change' as change from outbox_event where kind = 'chart.changed' and workspace_id = $1 order by id",
        [ctx.workspaceId],
      )
      return rows.map(row => row.change)
    })
    expect(kinds).toEqual(['created', 'edited'])
  })
})

describe('lists', () => {
  it('page through in the asked order without a gap, and search in names, of their data and authors too', async () => {
    const { ctx, source } = await keep(person(), 'delta')
    for (const name of ['alpha', 'charlie', 'bravo'])
      await createChart(ctx, { name, description: '', question: ask(source) })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listCharts(ctx, { sort: 'name', direction: 'asc', limit: 3, cursor })
      seen.push(...page.items.map(({ name }) => name))
      expect(page.total).toBe(4)
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(['alpha', 'bravo', 'charlie', 'delta'])
    expect((await listCharts(ctx, { ...all, search: 'RAV' })).items.map(({ name }) => name)).toEqual(['bravo'])
    for (const search of ['SALES', 'mina']) expect((await listCharts(ctx, { ...all, search })).total).toBe(4)
    expect((await listCharts(ctx, { ...all, search: 'omar' })).total).toBe(0)
    await expect(listCharts(ctx, { ...all, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(listCharts(ctx, { ...all, cursor: '["x","y"]' })).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('page through a history, newest first', async () => {
    const { ctx, chart } = await keep()
    for (const revision of [1, 2, 3]) await editChart(ctx, { chartId: chart.id, revision, name: `n${revision}` })
    const first = await chartHistory(ctx, { chartId: chart.id, limit: 3 })
    const rest = await chartHistory(ctx, { chartId: chart.id, limit: 3, cursor: first.nextCursor ?? '' })
    expect([...first.items, ...rest.items].map(({ revision }) => revision)).toEqual([4, 3, 2, 1])
    expect(rest.nextCursor).toBeNull()
  })
})

describe('the trash', () => {
  it('hides a chart, gives it back with its history, and forgets it after 30 days', async () => {
    const { ctx, chart } = await keep()
    const chartId = chart.id
    expect((await deleteChart(ctx, { chartId })).deletedAt).not.toBeNull()
    await expect(getChart(ctx, { chartId })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listCharts(ctx, all)).total).toBe(0)
    expect((await listCharts(ctx, { ...all, only: 'trash' })).items.map(({ id }) => id)).toEqual([chartId])
    await restoreChart(ctx, { chartId })
    await expect(restoreChart(ctx, { chartId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await words(ctx, chartId)).toEqual(['Kept'])
    await deleteChart(ctx, { chartId })
    const later = (days: number) => () => new Date(Date.now() + days * 86_400_000)
    expect(await purgeCharts({ database, now: later(29) })).toBe(0)
    expect(await purgeCharts({ database, now: later(31) })).toBe(1)
    await expect(restoreChart(ctx, { chartId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of the data is said by its charts, which stay', async () => {
    const { ctx, chart, datasetId } = await keep()
    await deleteDataset(ctx, { datasetId })
    const chartId = chart.id
    expect((await getChart(ctx, { chartId })).dataset).toEqual({ name: 'sales', state: 'trash' })
    await purgeDataset(ctx, { datasetId })
    expect((await getChart(ctx, { chartId })).dataset).toEqual({ name: 'sales', state: 'gone' })
    expect((await editChart(ctx, { chartId, revision: 1, name: 'Still mine' })).name).toBe('Still mine')
  })
})

describe('another upload', () => {
  it('is offered the charts whose columns it has, rewritten to it, and told what is missing', async () => {
    const { ctx, source, chart } = await keep()
    await createChart(ctx, {
      name: 'By genre',
      description: '',
      question: ask(source, { colour: { role: 'group', column: 'c3' } }),
    })
    const later = await buildDataset(ctx, database, {
      name: 'later.csv',
      columns: [
        buildColumn({ id: 'k1', name: 'global sales', type: 'integer' }),
        buildColumn({ id: 'k2', name: 'PLATFORM', type: 'text' }),
      ],
    })
    const there = await sourceOf(ctx, later)
    const { items, nextCursor } = await fittingCharts(ctx, { datasetId: later, limit: 50 })
    expect(nextCursor).toBeNull()
    expect(items.map(item => [item.chart.name, item.missing.map(({ name }) => name)])).toEqual([
      ['Sales by platform', []],
      ['By genre', ['Genre']],
    ])
    expect(items[0]?.question).toEqual(
      ask(there, { x: [{ role: 'group', column: 'k2' }], y: [{ role: 'value', column: 'k1', aggregate: 'sum' }] }),
    )
    expect(items[0]?.chart.id).toBe(chart.id)
    const kept = await createChart(ctx, {
      name: 'The same',
      description: '',
      question: items[0]?.question ?? ask(there),
    })
    expect(kept.datasetId).toBe(later)
  })

  it('without a column in common is offered nothing', async () => {
    const { ctx } = await keep()
    const other = await buildDataset(ctx, database, {
      columns: [buildColumn({ id: 'k1', name: 'Weight', type: 'double' })],
    })
    expect((await fittingCharts(ctx, { datasetId: other, limit: 50 })).items).toEqual([])
    await expect(fittingCharts(ctx, { datasetId: other, tableId: 'none', limit: 50 })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
