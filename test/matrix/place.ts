import { Client } from 'pg'
import type { KeyScope } from '../../src/contract/apiKey.ts'
import type { DashboardDocument } from '../../src/contract/dashboard.ts'
import { DomainError } from '../../src/contract/problem.ts'
import { contextFor } from '../../src/server/context.ts'
import { buildAskingTile, buildDocument, buildFilter } from '../factories/askingTile.ts'
import { makeBrowser } from '../factories/browser.ts'
import type { Person } from '../factories/person.ts'
import { hashingReader } from '../factories/reading.ts'
import { runUploads } from '../factories/runUploads.ts'
import { buildServer, type TestServer } from '../factories/testServer.ts'

/** One workspace with somebody of each role, beside one of somebody else, and makers of what routes are about. */
export interface Place {
  server: TestServer
  workspaceId: string
  people: Record<'viewer' | 'editor' | 'admin' | 'owner' | 'stranger', Person>
  dataset(): Promise<{ datasetId: string; tableId: string; uploadId: string }>
  deletedDataset(): Promise<string>
  folder(): Promise<string>
  chart(): Promise<string>
  deletedChart(): Promise<string>
  /** One that was changed since it was kept. */
  editedChart(): Promise<string>
  /** A change that can be merged, and one that is not prepared yet. */
  proposal(): Promise<{ proposalId: string; tableId: string }>
  unpreparedProposal(): Promise<string>
  versions(): Promise<{ datasetId: string; tableId: string; older: string; newer: string }>
  /** A published dashboard that the person may edit, whatever their role; a link to it; a remark of theirs on it. */
  sharedDashboard(actor: Person): Promise<string>
  /** One with charts and a filter. */
  drawnDashboard(actor: Person): Promise<string>
  /** The same, changed since it was published; and one that lies in the trash. */
  changedDashboard(actor: Person): Promise<string>
  deletedDashboard(actor: Person): Promise<string>
  /** A picture for such a dashboard. */
  image(actor: Person): Promise<{ dashboardId: string; imageId: string }>
  link(actor: Person): Promise<string>
  comment(actor: Person): Promise<string>
  /** That viewers see one city of a dataset. */
  rowRule(): Promise<{ datasetId: string; ruleId: string }>
  /** One of their own. */
  apiKey(actor: Person, scope?: KeyScope): Promise<{ keyId: string; secret: string }>
  member(): Promise<Person>
  invitation(): Promise<string>
  /** What the workspace holds: one line a table, with the number and a digest of its rows. */
  contents(): Promise<string>
  end(): Promise<void>
}

let folders = 0

/** A session of its own: other requests may end the one a person signed in with. */
export async function freshCookie({ parts }: TestServer, userId: string): Promise<string> {
  const from = { address: '192.0.2.1', userAgent: 'matrix' }
  const { token } = await parts.database.transaction('system', tx =>
    parts.authentication.startSession(tx, userId, from),
  )
  return `datainsight=${token}`
}

export async function buildPlace(): Promise<Place> {
  const woken: string[] = []
  const busy = () => Promise.reject(new DomainError('busy', 'no engine is needed to see who may ask'))
  const server = await buildServer({
    site: { publicUrl: 'http://localhost:3000', signUp: 'open', version: '0' },
    reader: hashingReader,
    engine: { run: busy, runMany: busy, close: async () => undefined },
    queue: { start: async () => undefined, wake: async id => void woken.push(id), stop: async () => undefined },
  })
  // Makes the things; never asks, for some questions end the sessions of whoever asks them.
  const keeper = await server.person()
  const { workspaceId } = keeper
  const watch = await watchContents(server, workspaceId)
  const people = {
    owner: await server.person({ workspaceId, role: 'owner' }),
    viewer: await server.person({ workspaceId, role: 'viewer' }),
    editor: await server.person({ workspaceId, role: 'editor' }),
    admin: await server.person({ workspaceId, role: 'admin' }),
    stranger: await server.person(),
  }
  const chart = async () => {
    const { datasetId, tableId } = await makeDataset(server, keeper, woken)
    const y = [{ role: 'value', aggregate: 'count' }]
    const question = { source: { datasetId, tableId }, type: 'metric', y }
    const { body } = await keeper.ask('post', '/charts', { body: { name: 'Kept', question } })
    return String(body.id)
  }
  const reread = async (datasetId: string, more = {}) => {
    const body = { change: { tables: [] }, ...more }
    return String((await keeper.ask('post', `/datasets/${datasetId}/reread`, { body })).body.proposalId)
  }
  const sharedDashboard = async (actor: Person, from = {}) => {
    const { body } = await keeper.ask('post', '/dashboards', { body: { name: 'Shared', ...from } })
    const path = `/dashboards/${body.id}`
    await keeper.ask('post', `${path}/publish`, { body: { revision: body.revision } })
    if (actor.workspaceId === workspaceId)
      await keeper.ask('put', `${path}/grants/${actor.userId}`, { body: { level: 'edit' } })
    return String(body.id)
  }
  return {
    server,
    workspaceId,
    people,
    sharedDashboard: actor => sharedDashboard(actor),
    drawnDashboard: async actor => {
      const { datasetId, tableId } = await makeDataset(server, keeper, woken)
      return sharedDashboard(actor, { from: { kind: 'document', document: drawnDocument({ datasetId, tableId }) } })
    },
    changedDashboard: async actor => {
      const dashboardId = await sharedDashboard(actor)
      const operations = [{ op: 'details', fields: { name: 'Changed' } }]
      const body = { base: 1, batchId: `changes-${dashboardId}`, operations }
      await keeper.ask('post', `/dashboards/${dashboardId}/operations`, { body })
      return dashboardId
    },
    deletedDashboard: async actor => {
      const dashboardId = await sharedDashboard(actor)
      await keeper.ask('delete', `/dashboards/${dashboardId}`)
      return dashboardId
    },
    image: async actor => {
      const dashboardId = await sharedDashboard(actor)
      const file = `GIF89a of ${dashboardId}`
      const { body } = await keeper.ask('post', `/dashboards/${dashboardId}/images`, { file })
      return { dashboardId, imageId: String(body.imageId) }
    },
    link: async actor => {
      const path = `/dashboards/${await sharedDashboard(actor)}/links`
      const { link } = (await keeper.ask('post', path, { body: { kind: 'public' } })).body
      return String((link as { id: string }).id)
    },
    comment: async actor => {
      const by = actor.workspaceId === workspaceId ? actor : keeper
      const browser = makeBrowser(server.app)
      browser.cookie = await freshCookie(server, by.userId)
      const path = `/dashboards/${await sharedDashboard(actor)}/comments`
      const { body } = await browser.ask('post', path, {
        body: { text: 'Look' },
        headers: { 'workspace-id': workspaceId },
      })
      return String(body.id)
    },
    rowRule: async () => {
      const { datasetId, tableId } = await makeDataset(server, keeper, woken)
      const rows = { op: 'eq', column: 'c1', value: 'Bern' }
      const body = { tableId, subject: { kind: 'role', role: 'viewer' }, rows }
      const made = await keeper.ask('post', `/datasets/${datasetId}/row-rules`, { body })
      return { datasetId, ruleId: String(made.body.id) }
    },
    apiKey: async (actor, scope = 'read') => {
      const browser = makeBrowser(server.app)
      browser.cookie = await freshCookie(server, actor.userId)
      const { body } = await browser.ask('post', '/api-keys', { body: { name: `Key of ${actor.username}`, scope } })
      const { key, secret } = body as { key: { id: string }; secret: string }
      return { keyId: key.id, secret }
    },
    dataset: () => makeDataset(server, keeper, woken),
    deletedDataset: async () => {
      const { datasetId } = await makeDataset(server, keeper, woken)
      await keeper.ask('delete', `/datasets/${datasetId}`)
      return datasetId
    },
    folder: async () => {
      const { body } = await keeper.ask('post', '/folders', { body: { name: `Folder ${++folders}` } })
      return String(body.id)
    },
    chart,
    deletedChart: async () => {
      const chartId = await chart()
      await keeper.ask('delete', `/charts/${chartId}`)
      return chartId
    },
    editedChart: async () => {
      const chartId = await chart()
      await keeper.ask('patch', `/charts/${chartId}`, { body: { revision: 1, name: 'Changed' } })
      return chartId
    },
    proposal: async () => {
      const { datasetId, tableId } = await makeDataset(server, keeper, woken)
      const proposalId = await reread(datasetId)
      await work(server, woken)
      return { proposalId, tableId }
    },
    unpreparedProposal: async () => reread((await makeDataset(server, keeper, woken)).datasetId),
    versions: async () => {
      const { datasetId, tableId } = await makeDataset(server, keeper, woken)
      await reread(datasetId, { autoMerge: true })
      await work(server, woken)
      const { items } = (await keeper.ask('get', `/datasets/${datasetId}/versions`)).body
      const [newer, older] = items as { id: string }[]
      return { datasetId, tableId, older: older?.id ?? '', newer: newer?.id ?? '' }
    },
    member: () => server.person({ workspaceId, role: 'viewer' }),
    invitation: () => makeInvitation(keeper),
    contents: watch.read,
    end: async () => {
      await watch.end()
      await server.stop()
    },
  }
}

function drawnDocument(source: { datasetId: string; tableId: string }): DashboardDocument {
  const cities = buildAskingTile('cities', { source, x: [{ role: 'group', column: 'c1' }] })
  const rows = buildAskingTile('rows', { source, type: 'metric' })
  const city = buildFilter({ id: 'city', kind: 'search', column: { ...source, columnId: 'c1' } })
  return buildDocument({ name: 'Shared', tiles: [cities, rows], filters: [city] })
}

/** Does what waits, as a worker would. */
async function work({ database, parts }: TestServer, woken: string[]): Promise<void> {
  const worker: Parameters<typeof runUploads>[0] = {
    database,
    contextFor: ({ workspaceId }, signal) =>
      contextFor(parts, { workspaceId, actor: { kind: 'system', id: 'ingest' }, signal }),
    now: parts.now,
  }
  await runUploads(worker, woken.splice(0))
}

async function makeDataset(server: TestServer, owner: Person, woken: string[]) {
  const { body } = await owner.ask('post', '/uploads', { file: 'City\nOsaka\nBern\n' })
  const uploadId = String(body.uploadId)
  await work(server, woken)
  const { datasetId } = (await owner.ask('get', `/uploads/${uploadId}`)).body
  const { tablesOfVersion } = (await owner.ask('get', `/datasets/${datasetId}`)).body
  const [table] = tablesOfVersion as { id: string }[]
  return { datasetId: String(datasetId), tableId: table?.id ?? '', uploadId }
}

let invited = 0

async function makeInvitation(owner: Person): Promise<string> {
  invited += 1
  const body = { email: `guest${invited}@example.org`, role: 'viewer' }
  return String(
    (await owner.ask('post', '/invitations', { body, peer: `198.18.${invited >> 8}.${invited & 255}` })).body.id,
  )
}

/** Tells what a workspace holds, one line a table, on one kept connection: it is asked a thousand times. */
async function watchContents({ database }: TestServer, workspaceId: string) {
  const client = new Client(database.target.owner)
  await client.connect()
  await client.query("select set_config('app.scope', 'system', false)")
  const { rows: tables } = await client.query(
    "select table_name as name from information_schema.columns where column_name = 'workspace_id' and table_schema = 'public' order by 1",
  )
  const own = tables.map(({ name }) => digestOf(name, 'workspace_id'))
  const text = [...own, digestOf('workspace', 'id')].join(' union all ')
  return {
    async read(): Promise<string> {
      const { rows } = await client.query({ name: 'contents', text, values: [workspaceId] })
      return rows.map(({ line }) => line).join('\n')
    },
    end: () => client.end(),
  }
}

/** The versions of all rows; of keys what they hold, since their use is noted with every request and is no change. */
function digestOf(table: string, workspaceColumn: string): string {
  const row = table === 'api_key' ? "(to_jsonb(t) - 'last_used_at')::text" : "t.ctid || ' ' || t.xmin"
  return `select '${table}: ' || count(*) || ' rows ' || coalesce(sum(hashtextextended(${row}, 0)), 0) as line
    from "${table}" t where ${workspaceColumn} = $1`
}
