import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person } from '../../../test/factories/person.ts'
import { buildServer, type TestServer } from '../../../test/factories/testServer.ts'
import { Problem } from '../../contract/problem.ts'

let server: TestServer
let owner: Person
beforeAll(async () => {
  server = await buildServer()
  owner = await server.person()
})
afterAll(() => server.stop())

const rename = { body: { name: 'Shop' } }

it('refuses a change without our header, from another site or with a foreign origin', async () => {
  const send = (headers: Record<string, string>) => owner.ask('patch', '/workspace', { ...rename, headers })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
  ])
    expect(await send(headers), JSON.stringify(headers)).toMatchObject({
      status: 403,
      body: { type: '/problems/cross_site' },
    })
  const bare = await server.app.request('http://localhost:3000/api/v1/workspace', {
    method: 'PATCH',
    headers: { cookie: owner.cookie, 'content-type': 'application/json' },
    body: JSON.stringify(rename.body),
  })
  expect(bare.status).toBe(403)
  expect((await send({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

it('answers every kind of failure in one shape', async () => {
  const failures = [
    await owner.ask('get', '/nowhere'),
    await server.browser().ask('get', '/me'),
    await owner.ask('get', '/members?limit=x'),
    await owner.ask('get', '/datasets/none'),
    await owner.ask('patch', '/workspace', { body: {} }),
    await owner.ask('post', '/plans/run', { body: { plan: 7 } }),
  ]
  expect(failures.map(({ status }) => status)).toEqual([404, 401, 400, 404, 400, 400])
  for (const { body, headers } of failures) {
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(Problem.safeParse(body).success).toBe(true)
  }
})

it('points at what is wrong in a request', async () => {
  const answer = await owner.ask('post', '/invitations', { body: { email: 'x', role: 'king' } })
  expect((answer.body.errors as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
    '/body/email',
    '/body/role',
  ])
})

it('never shows the text of a bug', async () => {
  const broken = await buildServer({
    mailer: { send: async () => undefined, outbox: () => Promise.reject(new Error('secret path')) },
  })
  const answer = await (await broken.person()).ask('get', '/outbox')
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.body)).not.toContain('secret')
  expect(answer.body.instance).toMatch(/^urn:uuid:/)
  await broken.stop()
})

it('takes no body of more than two megabytes where JSON is expected', async () => {
  const answer = await owner.ask('patch', '/workspace', { body: { name: 'x'.repeat(3_000_000) } })
  expect(answer.status).toBe(413)
})

it('sends a strict policy with every answer', async () => {
  const { headers } = await owner.ask('get', '/me')
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

it('shows the API as pages from its own host', async () => {
  const get = (path: string) => server.app.request(`http://localhost:3000${path}`)
  const page = await get('/api/docs')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  const html = await page.text()
  const sources = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source ?? '')
  expect(sources.filter(source => !/^\/(?!\/)/.test(source))).toEqual([])
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js'])
    expect((await get(`/api/docs/${name}`)).status, name).toBe(200)
  for (const name of ['package.json', '..%2Fpackage.json', 'none.js'])
    expect((await get(`/api/docs/${name}`)).status, name).toBe(404)
})

it('refuses what the database cannot hold or compare', async () => {
  for (const [method, path, body] of [
    ['post', '/folders', { name: 'a\0b' }],
    ['get', '/datasets?search=%00', undefined],
    ['get', '/datasets/%00', undefined],
    ['get', `/datasets?sort=rows&cursor=${encodeURIComponent('["many","ds_1"]')}`, undefined],
    ['get', `/datasets?cursor=${encodeURIComponent('["10","ds_1"]')}`, undefined],
  ] as const)
    expect(await owner.ask(method, path, { body }), path).toMatchObject({
      status: 400,
      body: { type: '/problems/invalid_request' },
    })
  expect((await owner.ask('post', '/folders', { body: { name: 'C:\\u0000' } })).status).toBe(201)
})
