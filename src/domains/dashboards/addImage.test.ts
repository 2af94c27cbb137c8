import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../../test/factories/person.ts'
import { buildServer, type TestServer } from '../../../test/factories/testServer.ts'

let server: TestServer
let owner: Person
let dashboardId: string

beforeAll(async () => {
  server = await buildServer()
  owner = await server.person()
  dashboardId = String((await owner.ask('post', '/dashboards', { body: { name: 'Pictures' } })).body.id)
})
afterAll(() => server.stop())

const add = (by: Person, file: string) => by.ask('post', `/dashboards/${dashboardId}/images`, { file })
const get = (by: Person, imageId: unknown) => by.ask('get', `/dashboards/${dashboardId}/images/${imageId}`)

/** Puts the picture on the dashboard, and shows the dashboard to everybody. */
async function publishWith(imageId: string): Promise<void> {
  const tile = {
    ...{ id: 't1', tabId: 'tab', title: null, description: '', order: 0, phone: null },
    position: { x: 0, y: 0, width: 4, height: 4 },
    config: { kind: 'image', imageId, alt: '', fit: 'cover' },
  }
  const operations = [
    { op: 'putTab', item: { id: 'tab', title: '', order: 9 } },
    { op: 'putTile', item: tile },
  ]
  const body = { base: 1, batchId: `with-${imageId}`, operations }
  const { revision } = (await owner.ask('post', `/dashboards/${dashboardId}/operations`, { body })).body
  await owner.ask('post', `/dashboards/${dashboardId}/publish`, { body: { revision } })
}

describe('a picture on a dashboard', () => {
  it('is kept once and served as what it is, never to be run', async () => {
    const first = await add(owner, 'GIF89a one')
    expect(first).toMatchObject({ status: 201, body: { sizeBytes: 10 } })
    expect((await add(owner, 'GIF89a one')).body.imageId).toBe(first.body.imageId)
    const shown = await get(owner, first.body.imageId)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-type')).toBe('image/gif')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is no picture when its own bytes say otherwise, or when it is too large', async () => {
    for (const file of ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', '<html>', ''])
      expect((await add(owner, file)).status).toBe(400)
    expect((await add(owner, `GIF89a${'x'.repeat(5 * 1024 * 1024)}`)).status).toBe(413)
  })

  it('is seen by those who see it on the dashboard, added by those who may edit it, and by nobody else', async () => {
    const viewer = await server.person({ role: 'viewer', workspaceId: owner.workspaceId })
    const stranger = await server.person()
    const { imageId } = (await add(owner, 'GIF89a shown')).body
    const hidden = (await add(owner, 'GIF89a hidden')).body.imageId
    await publishWith(String(imageId))
    expect((await get(viewer, imageId)).status).toBe(200)
    expect((await get(viewer, hidden)).status).toBe(404)
    expect((await get(stranger, imageId)).status).toBe(404)
    expect((await add(viewer, 'GIF89a viewer')).status).toBe(403)
    expect((await add(stranger, 'GIF89a stranger')).status).toBe(404)
  })
})
