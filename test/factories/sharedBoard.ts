import { createHmac } from 'node:crypto'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import { childReader } from '../../src/adapters/readers/childReader.ts'
import type { DashboardDocument, DashboardTile } from '../../src/contract/dashboard.ts'
import { type Answer, type Asking, makeBrowser } from './browser.ts'
import { ingested } from './ingested.ts'
import type { Person } from './person.ts'
import { buildServer, type TestServer } from './testServer.ts'

/** People's wishes by country, with a column that no tile draws. Every cell of it begins with 'hush'. */
const rows = `Country,City,Sales,Note
JP,Osaka,10,hush1
JP,Kyoto,20,hush2
US,Boston,40,hush3
US,Salem,80,hush4
DE,Ulm,160,hush5
`

export interface SharedBoard {
  server: TestServer
  owner: Person
  datasetId: string
  tableId: string
  dashboardId: string
  /** Another dashboard of the workspace, of the same data. */
  otherId: string
  document: DashboardDocument
  /** A link made by the owner, its token, and the secret of an embed. */
  link(given?: object): Promise<{ id: string; token: string; secret: string }>
  /** Asks as somebody without an account. */
  ask(method: string, path: string, asking?: Asking): Promise<Answer>
  end(): Promise<void>
}

/** A published dashboard with a draft beyond it, on a server with a real engine. */
export async function buildSharedBoard(): Promise<SharedBoard> {
  const woken: string[] = []
  const server = await buildServer({
    reader: childReader(),
    queue: { start: async () => undefined, wake: async id => void woken.push(id), stop: async () => undefined },
  })
  const { parts } = server
  const engine = createEngine({ store: parts.store, poolSize: 1, memoryLimitMb: 256, timeoutMs: 30_000 })
  Object.assign(parts, { engine })
  const owner = await server.person()
  const { datasetId, tableId } = await ingested({ server, person: owner, woken }, rows)
  const document = documentOf({ datasetId, tableId })
  const dashboardId = await publish(owner, document)
  const otherId = await publish(owner, { ...document, tiles: document.tiles.map(t => ({ ...t, id: `other_${t.id}` })) })
  await addDraft(owner, dashboardId, document)
  return {
    server,
    owner,
    datasetId,
    tableId,
    dashboardId,
    otherId,
    document,
    link: async given => {
      const body = { kind: 'public', ...given }
      const made = (await owner.ask('post', `/dashboards/${dashboardId}/links`, { body })).body
      const link = made.link as { id: string } | undefined
      const token = String(made.address).split('/').at(-1) ?? ''
      return { id: link?.id ?? JSON.stringify(made), token, secret: String(made.secret) }
    },
    ask: (method, path, asking) => makeBrowser(server.app).ask(method, path, asking),
    end: async () => {
      await engine.close()
      await server.stop()
    },
  }
}

/** A token as the server of an embedding page makes it. */
export function embedToken(linkId: string, secret: string, payload: object): string {
  const said = Buffer.from(JSON.stringify(payload)).toString('base64url')
  const signed = `${linkId}.${said}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** Makes a dashboard of a document and publishes it. */
export async function publish(owner: Person, document: DashboardDocument): Promise<string> {
  const { body } = await owner.ask('post', '/dashboards', { body: { from: { kind: 'document', document } } })
  const published = await owner.ask('post', `/dashboards/${body.id}/publish`, { body: { revision: body.revision } })
  if (published.status !== 200) throw new Error(JSON.stringify([body, published.body]))
  return String(body.id)
}

async function addDraft(owner: Person, dashboardId: string, { tiles, filters, tabs }: DashboardDocument) {
  const [tile] = tiles
  const [filter] = filters
  const [tab] = tabs
  const operations = [
    { op: 'putTab', item: { ...tab, id: 'draftTab', title: 'hush' } },
    { op: 'putTile', item: { ...tile, id: 'draftTile', title: 'hush' } },
    { op: 'putFilter', item: { ...filter, id: 'draftFilter', label: 'hush' } },
    { op: 'setTile', id: 'words', fields: { config: { kind: 'text', markdown: 'hush' } } },
  ]
  const body = { base: 1, batchId: 'draft-beyond', operations }
  const { status, body: answer } = await owner.ask('post', `/dashboards/${dashboardId}/operations`, { body })
  if (status !== 200) throw new Error(JSON.stringify(answer))
}

/** Sales by country and by city, a list of cities, a sentence, words; filters of the country and of the city. */
function documentOf(source: { datasetId: string; tableId: string }): DashboardDocument {
  const tile = (id: string, y: number, config: DashboardTile['config'], tabId = 'first'): DashboardTile => ({
    ...{ id, tabId, title: null, description: '', order: y, phone: null, config },
    position: { x: 0, y, width: 6, height: 6 },
  })
  const sales = { role: 'value', column: 'c3', aggregate: 'sum' } as const
  const by = (column: string) => ({ source, type: 'bar', x: [{ role: 'group', column }], y: [sales] }) as const
  const list = {
    source,
    type: 'table',
    x: [{ role: 'group', column: 'c2' }],
    y: [{ role: 'raw', column: 'c3' }],
  } as const
  const ask = (question: object) => ({ kind: 'chart', question, columns: [] }) as unknown as DashboardTile['config']
  const filter = (id: string, columnId: string) => ({
    ...{ id, label: id, order: 0, kind: 'category' as const, tabId: null, targets: {}, value: null, metrics: [] },
    column: { ...source, columnId },
  })
  return {
    name: 'Wishes',
    description: '',
    pins: {},
    tabs: [
      { id: 'first', title: 'First', order: 0 },
      { id: 'second', title: 'Second', order: 1 },
    ],
    tiles: [
      tile('byCity', 6, ask(by('c2'))),
      tile('byCountry', 0, ask(by('c1'))),
      tile('list', 12, ask(list)),
      tile('said', 18, { ...ask(by('c2')), kind: 'finding' } as DashboardTile['config']),
      tile('total', 0, ask({ source, type: 'metric', y: [sales] }), 'second'),
      tile('words', 24, { kind: 'text', markdown: 'About wishes' }),
    ],
    filters: [filter('city', 'c2'), filter('country', 'c1')],
  }
}
