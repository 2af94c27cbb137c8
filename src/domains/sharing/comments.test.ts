import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person } from '../../../test/factories/person.ts'
import { buildServer, type TestServer } from '../../../test/factories/testServer.ts'
import type { Comment } from '../../contract/sharing.ts'

let server: TestServer
let owner: Person
let viewer: Person
let dashboardId: string
beforeAll(async () => {
  server = await buildServer()
  owner = await server.person()
  viewer = await server.person({ workspaceId: owner.workspaceId, role: 'viewer' })
  dashboardId = await publish('Sales')
}, 120_000)
afterAll(() => server?.stop())

async function publish(name: string): Promise<string> {
  const { body } = await owner.ask('post', '/dashboards', { body: { name } })
  await owner.ask('post', `/dashboards/${body.id}/publish`, { body: { revision: body.revision } })
  return String(body.id)
}
const say = (who: Person, text: string, more: object = {}, id = dashboardId) =>
  who.ask('post', `/dashboards/${id}/comments`, { body: { text, ...more } })
const list = async (who: Person, query = '', id = dashboardId) => {
  const { body } = await who.ask('get', `/dashboards/${id}/comments${query}`)
  return { items: body.items as Comment[], open: body.open }
}
const told = async (who: Person) => (await who.ask('get', '/notifications')).body

it('a member who is mentioned is told, once, and by mail', async () => {
  const { body } = await say(owner, `Why so low, @[${viewer.userId}]? Ask @[u_nobody].`)
  expect(body.mentions).toEqual([{ userId: viewer.userId, name: expect.any(String) }])
  await owner.ask('patch', `/comments/${body.id}`, { body: { text: `Why so low in May, @[${viewer.userId}]?` } })
  expect(await told(viewer)).toMatchObject({
    unread: 1,
    items: [{ message: { code: 'notification.mentioned' }, about: { kind: 'dashboard', id: dashboardId } }],
  })
  await server.settled()
  const mails = server.mails.filter(({ to }) => to === viewer.email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(`http://localhost:3000/dashboards/${dashboardId}`)
  expect(mails[0]?.text).not.toContain(viewer.userId)
})

it('who may not see the dashboard is not told of it', async () => {
  const hidden = await publish('Salaries')
  await owner.ask('patch', `/dashboards/${hidden}`, { body: { visibility: 'restricted' } })
  const before = (await told(viewer)).unread
  await say(owner, `@[${viewer.userId}] look`, {}, hidden)
  expect((await told(viewer)).unread).toBe(before)
  expect((await viewer.ask('get', `/dashboards/${hidden}/comments`)).status).toBe(404)
  await owner.ask('put', `/dashboards/${hidden}/grants/${viewer.userId}`, { body: { level: 'view' } })
  expect((await told(viewer)).items).toMatchObject([{ message: { code: 'notification.shared' } }, {}])
  expect((await list(viewer, '', hidden)).items).toHaveLength(1)
  expect((await say(viewer, 'Me too', {}, hidden)).status).toBe(403)
})

it('a thread is settled as a whole, and by anybody who may comment', async () => {
  const id = await publish('Threads')
  const root = (await say(owner, 'One', {}, id)).body
  const answer = (await say(viewer, 'Two', { parentId: root.id }, id)).body
  const third = (await say(owner, 'Three', { parentId: answer.id }, id)).body
  expect([answer.parentId, third.parentId]).toEqual([root.id, root.id])
  await viewer.ask('patch', `/comments/${third.id}`, { body: { isResolved: true } })
  expect(await list(owner, '?only=open', id)).toEqual({ items: [], open: 0 })
  const all = await list(owner, '', id)
  expect(all.items.map(({ text }) => text)).toEqual(['One', 'Two', 'Three'])
  expect(all.items[0]?.resolvedBy).not.toBeNull()
  await owner.ask('patch', `/comments/${root.id}`, { body: { isResolved: false } })
  expect((await list(owner, '?only=open', id)).items).toHaveLength(3)
})

it('words are changed and taken back by who wrote them; a place with answers stays', async () => {
  const id = await publish('Words')
  const root = (await say(viewer, 'Mine', {}, id)).body
  await say(owner, 'Yours', { parentId: root.id }, id)
  const editor = await server.person({ workspaceId: owner.workspaceId, role: 'editor' })
  expect((await editor.ask('patch', `/comments/${root.id}`, { body: { text: 'Theirs' } })).status).toBe(403)
  expect((await editor.ask('delete', `/comments/${root.id}`)).status).toBe(403)
  expect((await viewer.ask('delete', `/comments/${root.id}`)).status).toBe(200)
  const { items } = await list(owner, '', id)
  expect(items).toMatchObject([{ text: '', isDeleted: true }, { text: 'Yours' }])
  expect((await viewer.ask('patch', `/comments/${root.id}`, { body: { text: 'Again' } })).status).toBe(404)
})

it('a remark stands on a tile that is there, and in a thread of the same dashboard', async () => {
  const other = await publish('Other')
  const root = (await say(owner, 'Here', {}, other)).body
  expect((await say(owner, 'There', { parentId: root.id })).status).toBe(404)
  expect((await say(owner, 'Nowhere', { tileId: 'none' })).status).toBe(404)
})

it('another workspace sees, says and changes nothing', async () => {
  const stranger = await server.person()
  const { body } = await say(owner, 'Ours')
  expect((await stranger.ask('get', `/dashboards/${dashboardId}/comments`)).status).toBe(404)
  expect((await say(stranger, 'Hello')).status).toBe(404)
  expect((await stranger.ask('patch', `/comments/${body.id}`, { body: { isResolved: true } })).status).toBe(404)
  expect((await stranger.ask('delete', `/comments/${body.id}`)).status).toBe(404)
})
