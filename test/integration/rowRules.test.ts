import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/contract/dataset.ts'
import { buildAgent, keyOf } from '../factories/agent.ts'
import { type Asked, nosyQuestions, placeOf, questionsOf } from '../factories/nosyQuestions.ts'
import type { Person } from '../factories/person.ts'
import { buildRuledWorld, facts, leaksIn, type RuledWorld, SECRET } from '../factories/ruledWorld.ts'
import type { Place } from '../matrix/place.ts'

const PATIENCE_MS = 240_000

let world: RuledWorld
let place: Place
/** The key of the editor; one of the owner that a rule names; one of the owner that none does. */
const keys = { editor: '', ruled: '', free: '' }

beforeAll(async () => {
  world = await buildRuledWorld()
  const { owner, editor, datasetId, tableId, work } = world
  const recipe = { steps: [{ id: 's1', step: { kind: 'replace', column: 'c6', find: SECRET, with: `${SECRET}!` } }] }
  await owner.ask('put', `/datasets/${datasetId}/tables/${tableId}/recipe`, { body: { recipe, autoMerge: true } })
  await work()
  await owner.ask('post', `/datasets/${datasetId}/reread`, { body: { change: { tables: [] } } })
  await work()
  await world.rule({ kind: 'role', role: 'viewer' })
  await world.rule({ kind: 'role', role: 'editor' })
  const ruled = await keyOf(owner, 'write')
  await world.rule({ kind: 'apiKey', keyId: ruled.key.id })
  keys.editor = (await keyOf(editor, 'write')).secret
  keys.ruled = ruled.secret
  keys.free = (await keyOf(owner, 'write')).secret
  place = await placeOf(world)
}, PATIENCE_MS)
afterAll(() => world?.end())

const everyQuestion = async () => [...(await questionsOf(world, place)), ...nosyQuestions(world)]

interface By {
  cookie?: string
  secret?: string
}

const bySession = (person: Person): By => ({ cookie: person.cookie })
const byKey = (secret: string): By => ({ secret })

/** The whole answer, whatever its kind. */
async function ask({ method, path, body }: Asked, by: By): Promise<{ status: number; text: string }> {
  const response = await world.server.app.request(`http://localhost:3000/api/v1${path}`, {
    method: method.toUpperCase(),
    headers: {
      'x-datainsight': '1',
      'workspace-id': world.owner.workspaceId,
      ...(by.cookie !== undefined && { cookie: by.cookie }),
      ...(by.secret !== undefined && { authorization: `Bearer ${by.secret}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

/** A question says what it asks for: of its answer only the rest counts. */
const withoutAsked = (text: string, { body }: Asked) =>
  JSON.stringify(body ?? null).includes(SECRET) ? text.replaceAll(SECRET, '') : text

describe('whoever sees some rows', () => {
  const actors: [string, () => By][] = [
    ['a viewer', () => bySession(world.viewer)],
    ['an editor', () => bySession(world.editor)],
    ['an editor by their key', () => byKey(keys.editor)],
    ['an owner by a key that a rule names', () => byKey(keys.ruled)],
  ]

  it(
    'is asked after somebody who sees all rows, whose answers tell of the others',
    async () => {
      const telling: string[] = []
      const unanswered: unknown[] = []
      const nosy = new Set(nosyQuestions(world).map(({ name }) => name))
      for (const one of await everyQuestion()) {
        const { status, text } = await ask(one, bySession(world.owner))
        if (nosy.has(one.name) && status !== 200) unanswered.push([one.name, text])
        if (leaksIn(withoutAsked(text, one)).length > 0) telling.push(one.name)
      }
      expect(unanswered, 'what nobody is told hides nothing').toEqual([])
      expect(telling.length).toBeGreaterThan(50)
      expect(telling).toEqual(
        expect.arrayContaining([
          'datasets.listRejects',
          'versions.getRecipe',
          'datasets.downloadOriginal',
          'insights.listInsights',
        ]),
      )
    },
    PATIENCE_MS,
  )

  it.each(actors)(
    'is told nothing of the others by any question of the contract: %s',
    async (_title, by) => {
      const leaks: unknown[] = []
      const refused: string[] = []
      for (const one of await everyQuestion()) {
        const { status, text } = await ask(one, by())
        const found = leaksIn(withoutAsked(text, one))
        if (found.length > 0) leaks.push([one.name, status, found, text.slice(0, 400)])
        if (status >= 500) leaks.push([one.name, status, text.slice(0, 400)])
        if (status === 403) refused.push(one.name)
      }
      expect(leaks).toEqual([])
      expect(refused.sort()).toMatchSnapshot()
    },
    PATIENCE_MS,
  )

  it('sees totals of the rows they see', async () => {
    const { datasetId, tableId, viewer } = world
    const dataset = (await viewer.ask('get', `/datasets/${datasetId}`)).body as unknown as Dataset
    expect(dataset).toMatchObject({ rows: facts.visible, isRuled: true })
    const [table] = dataset.tablesOfVersion
    expect(table).toMatchObject({ rowCount: facts.visible, receipt: { conservation: { loaded: facts.visible } } })
    const amount = table?.columns.find(({ id }) => id === 'c4')?.profile
    expect(amount).toMatchObject({ rows: facts.visible, nulls: 0, sum: facts.visibleSum, min: 10 })
    expect(amount?.histogram?.counts.reduce((a, b) => a + b, 0)).toBe(facts.visible)
    expect(table?.columns.find(({ id }) => id === 'c3')?.profile).toMatchObject({
      min: '2023-01-01',
      quantiles: { p50: expect.stringMatching(/^2023-/) },
    })
    const { body: listed } = await viewer.ask('get', '/datasets')
    expect(listed.items).toMatchObject([{ rows: facts.visible, isRuled: true }])
    const { body: rows } = await viewer.ask('get', `/datasets/${datasetId}/tables/${tableId}/rows?limit=10`)
    expect(rows.total).toBe(facts.visible)
    const { items } = (await viewer.ask('get', `/datasets/${datasetId}/versions`)).body as { items: { rows: number }[] }
    expect(new Set(items.map(version => version.rows))).toEqual(new Set([facts.visible]))
    const { body: answer } = await viewer.ask('post', '/plans/run', {
      body: { plan: { source: { datasetId, tableId }, measures: [{ as: 'n', aggregate: 'count' }] } },
    })
    expect(answer).toMatchObject({ table: { data: [[facts.visible]] }, bill: { rowsIn: facts.visible, leftOut: [] } })
  })
})

describe('an agent with a ruled key', () => {
  it.each(['editor', 'ruled'] as const)(
    'is told nothing of other rows by any tool: the key of the %s',
    async whose => {
      const { datasetId: dataset, dashboardId } = world
      const agent = await buildAgent(world.server, keys[whose])
      const chart = await place.chart()
      const inputs: Record<string, object[]> = {
        list_datasets: [{}],
        describe_dataset: [{ dataset, examples: true }],
        get_findings: [{ dataset }],
        ask_question: [
          { dataset, question: 'total amount by city' },
          { dataset, question: 'largest amount' },
        ],
        run_query: [
          { dataset, groupBy: [{ column: 'City' }], measures: [{ aggregate: 'sum', column: 'Amount' }] },
          { dataset, columns: ['Note', 'Amount'], sort: [{ by: 'Amount', direction: 'desc' }] },
          { dataset, columns: ['Note'], where: [{ column: 'Amount', is: 'gt', value: 600 }] },
        ],
        describe_analysis: [{ method: 'pareto' }],
        run_analysis: [{ dataset, method: 'pareto', parameters: { group: 'City', value: 'Amount' } }],
        list_charts: [{}],
        get_chart: [{ chart }],
        list_dashboards: [{}],
        get_dashboard: [{ dashboard: dashboardId }],
        list_templates: [{ dataset }],
        export_csv: [{ chart }, { dataset }],
        create_chart: [{ dataset, name: 'Sum', x: 'City', y: 'Amount', preview: true }],
        create_dashboard: [{ dataset, name: 'Made', from: 'automatic', preview: true }],
      }
      const { tools } = await agent.client.listTools()
      expect(Object.keys(inputs).sort()).toEqual(tools.map(({ name }) => name).sort())
      for (const [name, asked] of Object.entries(inputs))
        for (const input of asked) {
          const { isError, text, data } = await agent.call(name, { ...input })
          expect([name, isError, text.slice(0, 300)]).toEqual([name, false, text.slice(0, 300)])
          expect([name, leaksIn(`${text} ${JSON.stringify(data)}`)]).toEqual([name, []])
        }
      const { data, text } = await agent.call('describe_dataset', { dataset })
      expect(data).toMatchObject({ onlySomeRows: true })
      expect(text).toContain('some of the rows')
      await agent.close()
    },
    PATIENCE_MS,
  )
})

describe('what is done by a ruled editor', () => {
  it('is refused where it is about all rows', async () => {
    const { datasetId, tableId, editor } = world
    const { proposalId } = await place.proposal()
    const { older } = await place.versions()
    const of = `/datasets/${datasetId}`
    const join = { kind: 'union', datasetId, tableId, columns: [{ column: 'c1', from: 'c1' }] }
    const other = (await editor.ask('post', '/uploads', { file: 'City\nOsaka\nBern\n' })).body
    await world.work()
    const own = String((await editor.ask('get', `/uploads/${other.uploadId}`)).body.datasetId)
    const [ownTable] = ((await editor.ask('get', `/datasets/${own}`)).body as unknown as Dataset).tablesOfVersion
    const joining = { recipe: { steps: [{ id: 's', step: join }] } }
    const deeds: [string, string, unknown?][] = [
      ['post', `${of}/reread`, { change: { tables: [] } }],
      ['put', `${of}/tables/${tableId}/recipe`, { recipe: { steps: [] } }],
      ['put', `/datasets/${own}/tables/${ownTable?.id}/recipe`, joining],
      ['post', `/datasets/${own}/tables/${ownTable?.id}/recipe/preview`, joining],
      ['post', `${of}/sheets`, { sheets: ['Hidden'] }],
      ['post', `${of}/versions/${older}/restore`],
      ['post', `/proposals/${proposalId}/merge`],
      ['post', `/proposals/${proposalId}/discard`],
      ['patch', `/proposals/${proposalId}`, {}],
      ['delete', of],
      ['get', `${of}/row-rules`],
      ['post', `${of}/row-rules`, { tableId, subject: { kind: 'role', role: 'editor' }, rows: { op: 'and', of: [] } }],
    ]
    for (const [method, path, body] of deeds) {
      const { status } = await ask({ name: path, method, path, body }, bySession(editor))
      expect([method, path, status]).toEqual([method, path, 403])
      if (path.includes('row-rules'))
        expect((await ask({ name: path, method, path, body }, byKey(keys.free))).status).toBe(403)
    }
    const sent = await editor.ask('post', `${of}/refresh`, { file: 'City\nOsaka\n' })
    expect(sent.status).toBe(403)
  })

  it('answers of names and notes without counting what they do not see', async () => {
    const path = `/datasets/${world.datasetId}`
    const edited = await world.editor.ask('patch', path, { body: { description: 'Orders' } })
    expect(edited.body).toMatchObject({ description: 'Orders', rows: facts.visible })
    const liked = await world.viewer.ask('put', `${path}/favourite`, { body: { isFavourite: true } })
    expect(liked.body).toMatchObject({ rows: facts.visible })
  })
})

describe('a public link', () => {
  const body = { kind: 'public', allowsRows: true, allowsExport: true }
  const tokenOf = ({ body: made }: { body: Record<string, unknown> }) => String(made.address).split('/').at(-1) ?? ''

  /** Everything that may be asked by a link, as one text. */
  async function toldBy(token: string): Promise<string> {
    const of = `/linked/${token}`
    const selections = [{ tileId: 'cities', filter: { op: 'eq', column: 'c1', value: 'Bern' } }]
    const asked: [string, string, unknown?][] = [
      ['get', of],
      ['post', `${of}/draw`, {}],
      ['post', `${of}/brush`, { selections }],
      ['get', `${of}/filters/city/values`],
      ['post', `${of}/rows`, { tileId: 'cities', limit: 200 }],
      ['post', `${of}/data`, { tileId: 'cities' }],
      ['post', `${of}/data`, { tileId: 'list' }],
    ]
    const told: string[] = []
    for (const [method, path, one] of asked) {
      const { status, text } = await ask({ name: path, method, path, body: one }, {})
      expect([path, status, text.slice(0, 200)]).toEqual([path, 200, text.slice(0, 200)])
      told.push(text)
    }
    return told.join('\n')
  }

  const make = (by: Person, dashboardId = world.dashboardId) =>
    by.ask('post', `/dashboards/${dashboardId}/links`, { body })
  const rowsBy = async (token: string) => {
    const { text } = await ask({ name: 'draw', method: 'post', path: `/linked/${token}/draw`, body: {} }, {})
    const { tiles } = JSON.parse(text) as { tiles: { tileId: string; model: { bill: { rowsIn: number } } | null }[] }
    return tiles.find(({ tileId }) => tileId === 'total')?.model?.bill.rowsIn
  }

  it('made by a ruled editor shows what they see', async () => {
    const token = tokenOf(await make(world.editor))
    const told = await toldBy(token)
    expect(leaksIn(told)).toEqual([])
    expect(told).toContain('Osaka')
  })

  it('made by an owner shows all rows, and what a ruled editor published only theirs', async () => {
    const token = tokenOf(await make(world.owner))
    expect(leaksIn(await toldBy(token))).toContain(SECRET)
    const path = `/dashboards/${world.dashboardId}`
    const operations = [{ op: 'details', fields: { name: 'Renamed' } }]
    const changed = await world.editor.ask('post', `${path}/operations`, {
      body: { base: 1, batchId: 'renamed-by-editor', operations },
    })
    const published = await world.editor.ask('post', `${path}/publish`, {
      body: { revision: changed.body.revision ?? 2 },
    })
    expect(published.status).toBe(200)
    expect(leaksIn(await toldBy(token))).toEqual([])
  })

  it('shows no row of a table with rules once its maker is no member any more', async () => {
    const admin = await world.server.person({ workspaceId: world.owner.workspaceId, role: 'admin' })
    const own = await admin.ask('post', `/dashboards/${world.dashboardId}/copy`, { body: {} })
    const copy = String(own.body.id)
    await admin.ask('post', `/dashboards/${copy}/publish`, { body: { revision: own.body.revision } })
    const token = tokenOf(await make(admin, copy))
    expect(await rowsBy(token)).toBe(facts.all)
    await world.owner.ask('delete', `/members/${admin.userId}`)
    expect(await rowsBy(token)).toBe(0)
    expect(leaksIn(await toldBy(token))).toEqual([])
  })

  it('cannot be widened by who sees less, nor made by a key that sees less than its owner', async () => {
    const { link } = (await make(world.owner)).body as { link: { id: string } }
    const edited = await world.editor.ask('patch', `/links/${link.id}`, { body: { allowsRows: true } })
    expect(edited.status).toBe(403)
    const path = `/dashboards/${world.dashboardId}/links`
    expect((await ask({ name: path, method: 'post', path, body }, byKey(keys.ruled))).status).toBe(403)
    expect((await ask({ name: path, method: 'post', path, body }, byKey(keys.free))).status).toBe(201)
  })
})

describe('the rules of a dataset', () => {
  it('are listed with whom they are about and how many rows they show, made, changed, taken back and told of', async () => {
    const { owner, datasetId, tableId, viewer } = world
    const path = `/datasets/${datasetId}/row-rules`
    const subject = { kind: 'member', userId: viewer.userId }
    const rows = { op: 'eq', column: 'c1', value: 'Osaka' }
    const made = await owner.ask('post', path, { body: { tableId, subject, rows } })
    expect(made).toMatchObject({ status: 201, body: { subject, subjectName: expect.any(String), tableName: 'rows' } })
    const ruleId = String(made.body.id)
    const changed = await owner.ask('patch', `${path}/${ruleId}`, { body: { rows: { op: 'or', of: [] } } })
    expect(changed.body).toMatchObject({ subject, reach: { rows: 0, of: facts.all, faults: [] } })
    const { items } = (await owner.ask('get', path)).body as { items: { id: string; reach: { rows: number } }[] }
    expect(items.map(({ reach }) => reach.rows)).toEqual([facts.visible, facts.visible, facts.visible, 0])
    expect((await owner.ask('delete', `${path}/${ruleId}`)).body).toEqual({ ok: true })
    expect((await owner.ask('delete', `${path}/${ruleId}`)).status).toBe(404)
    const deeds = (await owner.ask('get', '/audit?limit=50')).body.items as { action: string; detail: object }[]
    const ours = deeds.filter(({ detail }) => 'ruleId' in detail && detail.ruleId === ruleId)
    expect(ours.map(({ action }) => action)).toEqual(['rowRule.deleted', 'rowRule.changed', 'rowRule.made'])
  })

  it('fit the table when they are made; what does not fit is told where', async () => {
    const { owner, datasetId, tableId } = world
    const path = `/datasets/${datasetId}/row-rules`
    const subject = { kind: 'role', role: 'viewer' }
    const gone = { op: 'and', of: [{ op: 'eq', column: 'gone', value: 1 }] }
    const refused = await owner.ask('post', path, { body: { tableId, subject, rows: gone } })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/body/rows/of/0/column' }] } })
    const newest = { op: 'relative', column: 'c3', direction: 'last', unit: 'day', count: 1, anchor: 'newest' }
    expect((await owner.ask('post', path, { body: { tableId, subject, rows: newest } })).status).toBe(422)
    const tried = await owner.ask('post', `${path}/try`, { body: { tableId, rows: gone } })
    expect(tried.body).toMatchObject({ rows: 0, of: facts.all, faults: [expect.stringContaining('gone')] })
    const rows = { op: 'notNull', column: 'c1' }
    const nobody = { kind: 'member', userId: 'u_nobody' }
    expect((await owner.ask('post', path, { body: { tableId, subject: nobody, rows } })).status).toBe(404)
    expect((await owner.ask('post', path, { body: { tableId: 't_none', subject, rows } })).status).toBe(404)
  })

  it('show no row once their column is gone, and say so to admins', async () => {
    const { owner, viewer } = world
    const sent = (await owner.ask('post', '/uploads', { file: 'City,Sales\nOsaka,1\nBern,2\n' })).body
    await world.work()
    const datasetId = String((await owner.ask('get', `/uploads/${sent.uploadId}`)).body.datasetId)
    const at = `/datasets/${datasetId}`
    const seen = async () => (await viewer.ask('get', at)).body as unknown as Dataset
    const tableId = (await seen()).tablesOfVersion[0]?.id ?? ''
    const rows = { op: 'eq', column: 'c1', value: 'Bern' }
    await owner.ask('post', `${at}/row-rules`, { body: { tableId, subject: { kind: 'role', role: 'viewer' }, rows } })
    expect(await seen()).toMatchObject({ rows: 1, isRuled: true })
    const newer = await owner.ask('post', `${at}/refresh?mode=replace&autoMerge=true`, { file: 'Sales\n10\n20\n' })
    expect(newer.status).toBe(202)
    await world.work()
    const now = await seen()
    expect(now).toMatchObject({ rows: 0, isRuled: true, version: { number: 2 } })
    const plan = { source: { datasetId, tableId: now.tablesOfVersion[0]?.id }, columns: ['c2'] }
    const answer = await viewer.ask('post', '/plans/run', { body: { plan } })
    expect(answer.body).toMatchObject({ table: { rowCount: 0 }, bill: { rowsIn: 0 } })
    const { items } = (await owner.ask('get', `${at}/row-rules`)).body
    expect(items).toMatchObject([{ reach: { rows: 0, of: 2, faults: [expect.any(String)] } }])
    expect((await viewer.ask('get', `${at}/dashboard`)).status).toBe(200)
  })

  it('close a table that only an earlier version has: it may be the same under another name', async () => {
    const { owner, viewer } = world
    const first = (await owner.ask('post', '/uploads', { file: 'Town,Profit\nUlm,1\nBern,2\n' })).body
    await world.work()
    const datasetId = String((await owner.ask('get', `/uploads/${first.uploadId}`)).body.datasetId)
    const at = `/datasets/${datasetId}`
    const before = (await owner.ask('get', at)).body as unknown as Dataset
    const old = { versionId: before.version.id, tableId: before.tablesOfVersion[0]?.id ?? '' }
    // As if a newer file had brought it under another id.
    await world.server.database.asOwner(async client => {
      await client.query("select set_config('app.scope', 'system', false)")
      await owner.ask('post', `${at}/reread?`, { body: { change: { tables: [] }, autoMerge: true } })
      await world.work()
      await client.query('update version_table set table_id = $1 where table_id = $2 and version_id <> $3', [
        't_renamed',
        old.tableId,
        old.versionId,
      ])
    })
    const rows = { op: 'eq', column: 'c1', value: 'Bern' }
    const body = { tableId: 't_renamed', subject: { kind: 'role', role: 'viewer' }, rows }
    expect((await owner.ask('post', `${at}/row-rules`, { body })).status).toBe(201)
    const plan = { source: { datasetId, ...old }, columns: ['c1'] }
    expect((await viewer.ask('post', '/plans/run', { body: { plan } })).status).toBe(403)
    expect((await owner.ask('post', '/plans/run', { body: { plan } })).body).toMatchObject({ table: { rowCount: 2 } })
    const seen = (await viewer.ask('get', `${at}?versionId=${old.versionId}`)).body
    expect(seen).toMatchObject({ rows: 0, tablesOfVersion: [] })
    const { items } = (await viewer.ask('get', `${at}/versions`)).body as { items: { rows: number }[] }
    expect(items.map(version => version.rows)).toEqual([1, 0])
  })
})
