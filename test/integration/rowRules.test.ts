import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../src/contract/api.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { scopeFor } from '../../src/contract/keyAccess.ts'
import type { Route } from '../../src/contract/route.ts'
import { buildAgent, keyOf } from '../factories/agent.ts'
import type { Person } from '../factories/person.ts'
import { buildRuledWorld, facts, leaksIn, type RuledWorld, SECRET } from '../factories/ruledWorld.ts'
import { type Example, examples } from '../matrix/examples.ts'
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

/** What the examples of the matrix are about, here. */
async function placeOf({ owner, datasetId, tableId, uploadId, dashboardId }: RuledWorld): Promise<Place> {
  const y = [{ role: 'value', column: 'c4', aggregate: 'sum' }]
  const question = { source: { datasetId, tableId }, type: 'bar', x: [{ role: 'group', column: 'c1' }], y }
  const { id: chartId } = (await owner.ask('post', '/charts', { body: { name: 'Kept', question } })).body
  const proposals = (await owner.ask('get', `/datasets/${datasetId}/proposals`)).body.items as { id: string }[]
  const { items } = (await owner.ask('get', `/datasets/${datasetId}/versions`)).body as { items: { id: string }[] }
  const [newer, older] = items
  const made = {
    people: { owner, viewer: world.viewer },
    dataset: async () => ({ datasetId, tableId, uploadId }),
    chart: async () => String(chartId),
    editedChart: async () => String(chartId),
    proposal: async () => ({ proposalId: proposals[0]?.id ?? '', tableId }),
    versions: async () => ({ datasetId, tableId, older: older?.id ?? '', newer: newer?.id ?? '' }),
    sharedDashboard: async () => dashboardId,
    drawnDashboard: async () => dashboardId,
    image: async () => ({ dashboardId, imageId: 'none' }),
  }
  return made as unknown as Place
}

interface Asked {
  name: string
  method: string
  path: string
  body?: unknown
}

/** Every question of the contract that members and keys may ask, as the matrix asks it. */
async function questions(): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const [noun, routes] of Object.entries<Record<string, Route>>(api))
    for (const [name, route] of Object.entries(routes)) {
      if (scopeFor(route) !== 'read' || (noun === 'access' && name === 'changes')) continue
      const of = examples as unknown as Record<string, Record<string, (p: Place, a: Person) => Promise<Example>>>
      const example = await of[noun]?.[name]?.(place, world.owner)
      if (!example) throw new Error(`${noun}.${name} has no example`)
      const path = route.path.replace(/\{(\w+)\}/g, (_, id: string) => example.params?.[id] ?? '')
      const query = example.query ? `?${new URLSearchParams(example.query)}` : ''
      asked.push({ name: `${noun}.${name}`, method: route.method, path: path + query, body: example.body })
    }
  return asked
}

/** What a nosy person asks besides. */
function nosy(): Asked[] {
  const { datasetId, tableId, dashboardId } = world
  const source = { datasetId, tableId }
  const table = `/datasets/${datasetId}/tables/${tableId}`
  const post = (path: string, body: unknown): Asked => ({
    name: `${path} ${JSON.stringify(body)}`,
    method: 'post',
    path,
    body,
  })
  const get = (path: string): Asked => ({ name: path, method: 'get', path })
  const plans = [
    { source, columns: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'], sort: [{ by: '_row', direction: 'desc' }], limit: 1000 },
    { source, columns: ['c1'], sort: [{ by: 'c4', direction: 'desc' }], limit: 3 },
    { source, columns: ['c6'], filter: { op: 'gt', column: 'c4', value: 600 } },
    { source, dimensions: [{ as: 'g', column: 'c1' }], measures: [{ as: 'm', aggregate: 'sum', column: 'c4' }] },
    { source, dimensions: [{ as: 'g', column: 'c3', timeUnit: 'year' }], measures: [{ as: 'm', aggregate: 'count' }] },
    {
      source,
      measures: ['max', 'min', 'sum', 'mean', 'countDistinct'].map(aggregate => ({
        as: aggregate,
        aggregate,
        column: 'c4',
      })),
    },
    {
      source,
      filter: { op: 'relative', column: 'c3', direction: 'this', unit: 'year', count: 1, anchor: 'newest' },
      dimensions: [{ as: 'g', column: 'c3', timeUnit: 'month' }],
      measures: [{ as: 'm', aggregate: 'count' }],
    },
  ]
  const analyses = [
    { type: 'describe', columns: ['c4', 'c5'] },
    { type: 'frequencies', column: 'c1' },
    { type: 'outliers', columns: ['c4'] },
    { type: 'pareto', group: 'c6', value: 'c4' },
    { type: 'regression', outcome: 'c4', predictors: ['c5', 'c2'] },
    { type: 'segments', columns: ['c4', 'c5'] },
    { type: 'correlate', columns: ['c4', 'c5'] },
  ]
  const words = [
    'total amount by city',
    'amount by year',
    `amount in ${SECRET}`,
    'top 5 notes by amount',
    'how many rows',
  ]
  return [
    ...plans.map(plan => post('/plans/run', { plan })),
    post('/figures/explain', {
      figure: { plan: { source, measures: [{ as: 'm', aggregate: 'sum', column: 'c4' }] }, group: {}, measure: 'm' },
    }),
    ...analyses.map(one => post(`/datasets/${datasetId}/analyze`, one)),
    ...words.map(text => post(`/datasets/${datasetId}/ask`, { text, choices: [] })),
    ...['c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map(id => get(`${table}/columns/${id}`)),
    get(`${table}/rows?limit=200`),
    get(
      `${table}/rows?limit=200&filter=${encodeURIComponent(JSON.stringify({ op: 'gt', column: '_row', value: 580 }))}`,
    ),
    get('/datasets?sort=rows&limit=1'),
    get(`/dashboards/${dashboardId}/filters/city/values?search=${SECRET}`),
    post(`/dashboards/${dashboardId}/draw`, { values: { city: { kind: 'values', values: [SECRET] } } }),
  ]
}

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

  it.each(actors)(
    'is told nothing of the others by any question of the contract: %s',
    async (_title, by) => {
      const leaks: unknown[] = []
      const refused: string[] = []
      for (const one of [...(await questions()), ...nosy()]) {
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

  it(
    'is proven by questions that would tell: who sees all rows reads of them in most answers',
    async () => {
      const telling: string[] = []
      for (const one of [...(await questions()), ...nosy()]) {
        const { text } = await ask(one, bySession(world.owner))
        if (leaksIn(withoutAsked(text, one)).length > 0) telling.push(one.name)
      }
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
