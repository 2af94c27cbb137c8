import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServer, type TestServer } from '../../../test/factories/testServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await buildServer()
})
afterAll(() => server.stop())

const priya = { name: 'Priya', email: 'Priya@example.org', username: 'priya', password: 'a long enough secret' }

it('makes the owner with the one-time link, once, and signs them in', async () => {
  const browser = server.browser()
  expect((await browser.ask('get', '/welcome')).body).toMatchObject({ needsOwner: true, signUp: 'invitation' })
  const printed = await server.ownerToken()
  const token = await server.ownerToken()
  expect((await browser.ask('post', '/owner', { body: { ...priya, token: printed } })).status).toBe(410)
  const made = await browser.ask('post', '/owner', { body: { ...priya, token } })
  expect(made.body).toMatchObject({ account: { email: 'priya@example.org' }, workspace: { role: 'owner' } })
  expect(made.status).toBe(201)
  expect((await browser.ask('get', '/me')).body).toEqual(made.body)
  expect((await server.browser().ask('post', '/owner', { body: { ...priya, token } })).status).toBe(410)
  expect((await browser.ask('get', '/welcome')).body).toMatchObject({ needsOwner: false })
})

it('signs in by e-mail and by user name, in any case', async () => {
  for (const login of ['priya@EXAMPLE.org', 'priya', 'Priya']) {
    const browser = server.browser()
    const answer = await browser.ask('post', '/session', { body: { login, password: priya.password } })
    expect(answer.status, login).toBe(200)
    expect((await browser.ask('get', '/me')).status).toBe(200)
  }
})

it('answers a wrong password and an unknown name alike', async () => {
  const ask = (login: string) =>
    server.browser().ask('post', '/session', { body: { login, password: 'not the password' } })
  const [wrong, unknown] = [await ask('priya'), await ask('nobody')]
  expect(wrong.status).toBe(401)
  expect(unknown).toMatchObject({ status: 401, body: wrong.body })
})

it('keeps neither a session token nor a password in the database', async () => {
  const browser = server.browser()
  await browser.ask('post', '/session', { body: { login: 'priya', password: priya.password } })
  const [, token] = browser.cookie.split('=')
  const stored = await server.database.asOwner(async client => ({
    sessions: (await client.query('select token from session')).rows,
    passwords: (await client.query('select password from account')).rows,
  }))
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(stored.passwords[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('sends a cookie that scripts and other sites cannot use, and ends it on signing out', async () => {
  const browser = server.browser()
  const entered = await browser.ask('post', '/session', { body: { login: 'priya', password: priya.password } })
  expect(entered.headers.get('set-cookie')).toMatch(/^datainsight=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax$/)
  const cookie = browser.cookie
  expect((await browser.ask('delete', '/session')).status).toBe(200)
  expect(browser.cookie).toBe('')
  expect((await browser.ask('get', '/me', { headers: { cookie } })).status).toBe(401)
})

it('binds the cookie to https and its host when the public address is https', async () => {
  const secure = await buildServer({ site: { publicUrl: 'https://di.example.org', signUp: 'open', version: '0' } })
  const body = { ...priya, email: 'omar@example.org', username: 'omar' }
  const answer = await secure.browser().ask('post', '/accounts', { body })
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-datainsight=.*; Secure/)
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
  await secure.stop()
})

it('counts attempts per account, whatever addresses they claim to come from', async () => {
  const attempt = (n: number) =>
    server.browser().ask('post', '/session', {
      body: { login: 'mina', password: 'guess' },
      peer: `203.0.113.${n}`,
      headers: { 'x-forwarded-for': `198.51.100.${n}` },
    })
  const statuses = []
  for (let n = 1; n <= 12; n++) statuses.push((await attempt(n)).status)
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
})

it('counts attempts per address, and rotating X-Forwarded-For does not help', async () => {
  const attempt = (n: number) =>
    server.browser().ask('post', '/session', {
      body: { login: `guess-${n}`, password: 'guess' },
      peer: '203.0.113.200',
      headers: { 'x-forwarded-for': `198.51.100.${n}` },
    })
  const statuses = []
  for (let n = 1; n <= 62; n++) statuses.push((await attempt(n)).status)
  expect(statuses.filter(status => status === 401)).toHaveLength(60)
  expect(statuses.slice(60)).toEqual([429, 429])
})
