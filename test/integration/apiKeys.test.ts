import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiKey, KeyScope, MadeApiKey } from '../../src/contract/apiKey.ts'
import type { Person } from '../factories/person.ts'
import { buildServer, type TestServer } from '../factories/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await buildServer()
})
afterAll(() => server.stop())

async function make(person: Person, body: { scope?: KeyScope; expiresAt?: string; name?: string } = {}) {
  const answer = await person.ask('post', '/api-keys', { body: { name: 'Agent', ...body } })
  expect(answer.status).toBe(201)
  return answer.body as unknown as MadeApiKey
}

/** As a program asks: a key and nothing else. */
function byKey(secret: string, method: string, path: string, { body, ...headers }: Record<string, unknown> = {}) {
  return server.app.request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(headers as Record<string, string>),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

const listed = async (person: Person, of = 'mine') =>
  (await person.ask('get', `/api-keys?of=${of}`)).body.items as ApiKey[]

describe('an API key', () => {
  it('is told once; of it only how it begins and a hash are kept', async () => {
    const person = await server.person()
    const { key, secret } = await make(person)
    expect(secret).toMatch(/^di_[\w-]{43}$/)
    expect(secret.startsWith(key.prefix)).toBe(true)
    expect(key.prefix).toHaveLength(9)
    const answer = await person.ask('get', '/api-keys')
    expect(answer.body.items).toEqual([key])
    const { rows } = await server.database.asOwner(async client => {
      await client.query("select set_config('app.scope', 'system', false)")
      return client.query('select to_jsonb(k)::text as row from api_key k')
    })
    expect(rows.every(({ row }) => !String(row).includes(secret.slice(12)))).toBe(true)
  })

  it('opens the API without a cookie and without the header that pages send', async () => {
    const person = await server.person()
    const { secret } = await make(person, { scope: 'write' })
    expect((await byKey(secret, 'get', '/datasets')).status).toBe(200)
    const made = await byKey(secret, 'post', '/folders', { body: { name: 'By a program' } })
    expect(made.status).toBe(201)
    const [event] = (await person.ask('get', '/audit')).body.items as { actor: unknown; action: string }[]
    const { key } = (await make(person)) as MadeApiKey
    expect(event?.actor).toMatchObject({ kind: 'apiKey', name: expect.stringMatching(/^Person \d+ \(Agent\)$/) })
    expect(key.lastUsedAt).toBeNull()
    expect((await listed(person)).find(({ scope }) => scope === 'write')?.lastUsedAt).not.toBeNull()
  })

  it('may not change anything with the scope read', async () => {
    const { secret } = await make(await server.person())
    const answer = await byKey(secret, 'post', '/folders', { body: { name: 'No' } })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ type: '/problems/not_allowed' })
  })

  it('acts with the role its maker has at the moment, and not at all when they have left', async () => {
    const owner = await server.person()
    const person = await server.person({ workspaceId: owner.workspaceId, role: 'editor' })
    const { secret } = await make(person, { scope: 'write' })
    const folder = (name: string) => byKey(secret, 'post', '/folders', { body: { name } })
    expect((await folder('As an editor')).status).toBe(201)
    await owner.ask('patch', `/members/${person.userId}`, { body: { role: 'viewer' } })
    expect((await folder('As a viewer')).status).toBe(403)
    expect((await byKey(secret, 'get', '/datasets')).status).toBe(200)
    await owner.ask('delete', `/members/${person.userId}`)
    const refused = await byKey(secret, 'get', '/datasets')
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    expect(await listed(owner, 'workspace')).toEqual([])
  })

  it('works no more when it is revoked, by its maker or by an admin', async () => {
    const owner = await server.person()
    const viewer = await server.person({ workspaceId: owner.workspaceId, role: 'viewer' })
    const other = await server.person({ workspaceId: owner.workspaceId, role: 'editor' })
    const [first, second] = [await make(viewer), await make(viewer)]
    expect((await other.ask('delete', `/api-keys/${first.key.id}`)).status).toBe(404)
    expect((await viewer.ask('delete', `/api-keys/${first.key.id}`)).status).toBe(200)
    expect((await byKey(first.secret, 'get', '/datasets')).status).toBe(401)
    expect((await viewer.ask('get', '/api-keys?of=workspace')).status).toBe(403)
    expect((await listed(owner, 'workspace')).map(({ id }) => id)).toEqual([second.key.id])
    expect((await owner.ask('delete', `/api-keys/${second.key.id}`)).status).toBe(200)
    expect((await byKey(second.secret, 'get', '/datasets')).status).toBe(401)
    const { items } = (await owner.ask('get', '/audit?action=apiKey.revoked')).body
    expect(items).toHaveLength(2)
  })

  it('ends when it was said to', async () => {
    const person = await server.person()
    const soon = new Date(Date.now() + 3_600_000)
    const { secret } = await make(person, { expiresAt: soon.toISOString() })
    expect((await byKey(secret, 'get', '/datasets')).status).toBe(200)
    server.setTime(new Date(soon.getTime() + 1))
    expect((await byKey(secret, 'get', '/datasets')).status).toBe(401)
    server.setTime(null)
    const past = await person.ask('post', '/api-keys', { body: { name: 'Late', expiresAt: '2020-01-01T00:00:00Z' } })
    expect(past.status).toBe(400)
  })

  it('is of one workspace, whatever is asked for', async () => {
    const [person, stranger] = [await server.person(), await server.person()]
    const { secret } = await make(person)
    const asked = { 'workspace-id': stranger.workspaceId }
    expect((await byKey(secret, 'get', '/datasets', asked)).status).toBe(404)
    expect((await byKey(secret, 'get', '/datasets', { 'workspace-id': person.workspaceId })).status).toBe(200)
  })

  it('counts instead of the cookie beside it, and a wrong one is not passed over', async () => {
    const person = await server.person()
    const headers = { authorization: `Bearer di_${'x'.repeat(43)}` }
    expect((await person.ask('get', '/datasets', { headers })).status).toBe(401)
    expect((await person.ask('get', '/me', { headers })).status).toBe(401)
  })

  it('is told to wait after 600 requests in a minute', async () => {
    const person = await server.person()
    const { secret, key } = await make(person)
    const at = new Date()
    server.setTime(at)
    expect((await byKey(secret, 'get', '/tags')).status).toBe(200)
    await server.database.asOwner(async client => {
      await client.query('update rate_limit set count = 600 where key = $1', [`api-key ${key.id}`])
    })
    const refused = await byKey(secret, 'get', '/tags')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBe(60)
    server.setTime(new Date(at.getTime() + 60_000))
    expect((await byKey(secret, 'get', '/tags')).status).toBe(200)
    server.setTime(null)
  })
})
