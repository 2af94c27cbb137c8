import { api } from '../../src/contract/api.ts'
import { scopeFor } from '../../src/contract/keyAccess.ts'
import type { Route } from '../../src/contract/route.ts'
import { type Example, examples } from '../matrix/examples.ts'
import type { Place } from '../matrix/place.ts'
import type { Person } from './person.ts'
import { type RuledWorld, SECRET } from './ruledWorld.ts'

/** What the examples of the matrix are about, here. */
export async function placeOf({
  owner,
  viewer,
  datasetId,
  tableId,
  uploadId,
  dashboardId,
}: RuledWorld): Promise<Place> {
  const y = [{ role: 'value', column: 'c4', aggregate: 'sum' }]
  const question = { source: { datasetId, tableId }, type: 'bar', x: [{ role: 'group', column: 'c1' }], y }
  const { id: chartId } = (await owner.ask('post', '/charts', { body: { name: 'Kept', question } })).body
  const proposals = (await owner.ask('get', `/datasets/${datasetId}/proposals`)).body.items as { id: string }[]
  const { items } = (await owner.ask('get', `/datasets/${datasetId}/versions`)).body as { items: { id: string }[] }
  const [newer, older] = items
  const made = {
    people: { owner, viewer },
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

/** One request. */
export interface Asked {
  name: string
  method: string
  path: string
  body?: unknown
}

/** Every question of the contract that members and keys may ask, as the matrix asks it. */
export async function questionsOf(world: RuledWorld, place: Place): Promise<Asked[]> {
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
export function nosyQuestions({ datasetId, tableId, dashboardId }: RuledWorld): Asked[] {
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
    { type: 'outliers', value: 'c4' },
    { type: 'pareto', group: 'c6', value: 'c4' },
    { type: 'regression', y: 'c4', x: ['c5', 'c2'] },
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
