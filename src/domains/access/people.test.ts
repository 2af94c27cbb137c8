import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Person } from '../../../test/factories/person.ts'
import { buildServer, type TestServer } from '../../../test/factories/testServer.ts'

let server: TestServer
let owner: Person
beforeAll(async () => {
  server = await buildServer()
  owner = await server.person()
})
afterAll(() => server.stop())

const password = 'a long enough secret'
const linkIn = (text: string, name: string) => new RegExp(`[?&]${name}=([\\w-]+)`).exec(text)?.[1] ?? ''

async function inviteTo(inviter: Person, email: string, role = 'editor') {
  const answer = await inviter.ask('post', '/invitations', { body: { email, role } })
  return { answer, token: linkIn(server.mails.at(-1)?.text ?? '', 'invitation') }
}

it('brings somebody in by a mailed invitation, once, with the role it names', async () => {
  const { answer, token } = await inviteTo(owner, 'Omar@example.org')
  expect(answer).toMatchObject({ status: 201, body: { email: 'omar@example.org', role: 'editor' } })
  expect(server.mails.at(-1)?.text).toContain('http://localhost:3000/sign-up?invitation=')
  const body = { name: 'Omar', email: 'omar@example.org', username: 'omar', password, invitation: token }
  const omar = server.browser()
  expect(await omar.ask('post', '/accounts', { body: { ...body, email: 'else@example.org' } })).toMatchObject({
    status: 403,
  })
  expect(await omar.ask('post', '/accounts', { body })).toMatchObject({
    status: 201,
    body: { workspace: { id: owner.workspaceId, role: 'editor' } },
  })
  const again = { ...body, email: 'omar@example.org', username: 'omar2' }
  expect((await server.browser().ask('post', '/accounts', { body: again })).status).toBe(410)
})

it('refuses sign-up without an invitation, and with one that was withdrawn or has ended', async () => {
  const body = { name: 'Eve', email: 'eve@example.org', username: 'eve', password }
  expect((await server.browser().ask('post', '/accounts', { body })).status).toBe(403)
  const first = await inviteTo(owner, 'eve@example.org')
  await owner.ask('delete', `/invitations/${first.answer.body.id}`)
  expect((await server.browser().ask('post', '/accounts', { body: { ...body, invitation: first.token } })).status).toBe(
    410,
  )
  const second = await inviteTo(owner, 'eve@example.org')
  server.setTime(new Date(Date.now() + 8 * 86_400_000))
  expect(
    (await server.browser().ask('post', '/accounts', { body: { ...body, invitation: second.token } })).status,
  ).toBe(410)
  server.setTime(null)
})

it('lets somebody with an account join a second workspace, and choose it', async () => {
  const other = await server.person()
  const { token } = await inviteTo(owner, other.email, 'viewer')
  const joined = await other.ask('post', '/invitations/accept', { body: { token } })
  expect(joined.body).toMatchObject({ workspace: { id: owner.workspaceId, role: 'viewer' } })
  expect((await other.ask('get', '/me')).body).toMatchObject({ workspace: { id: other.workspaceId, role: 'owner' } })
  const headers = { 'workspace-id': owner.workspaceId }
  expect((await other.ask('get', '/me', { headers })).body).toMatchObject({ workspace: { role: 'viewer' } })
  expect((await other.ask('get', '/audit', { headers })).status).toBe(403)
  expect((await other.ask('get', `/members?workspace=${owner.workspaceId}`)).status).toBe(200)
})

it('lets somebody who belongs to no workspace any more sign in with an invitation', async () => {
  const gone = await server.person({ workspaceId: owner.workspaceId, role: 'editor' })
  await owner.ask('delete', `/members/${gone.userId}`)
  const signIn = (invitation?: string) =>
    server.browser().ask('post', '/session', { body: { login: gone.email, password: gone.password, invitation } })
  expect(await signIn()).toMatchObject({ status: 403, body: { type: '/problems/not_allowed' } })
  const { token } = await inviteTo(owner, gone.email, 'viewer')
  expect(await signIn('none')).toMatchObject({ status: 410 })
  expect(await signIn(token)).toMatchObject({
    status: 200,
    body: { workspace: { id: owner.workspaceId, role: 'viewer' } },
  })
  const other = await inviteTo(owner, 'somebody@example.org')
  expect(await signIn(other.token)).toMatchObject({ status: 403 })
})

it('answers a workspace of others as one that is not there', async () => {
  const other = await server.person()
  for (const id of [owner.workspaceId, 'ws_none'])
    expect((await other.ask('get', '/members', { headers: { 'workspace-id': id } })).status).toBe(404)
})

it('lets only owners make, change and remove admins and owners', async () => {
  const { workspaceId } = owner
  const admin = await server.person({ workspaceId, role: 'admin' })
  const viewer = await server.person({ workspaceId, role: 'viewer' })
  const change = (by: Person, who: Person, role: string) =>
    by.ask('patch', `/members/${who.userId}`, { body: { role } }).then(({ status }) => status)
  expect(await change(admin, viewer, 'editor')).toBe(200)
  expect(await change(admin, viewer, 'admin')).toBe(403)
  expect(await change(admin, admin, 'owner')).toBe(403)
  expect(await change(admin, owner, 'viewer')).toBe(409)
  expect((await admin.ask('delete', `/members/${owner.userId}`)).status).toBe(409)
  expect((await inviteTo(admin, 'boss@example.org', 'admin')).answer.status).toBe(403)
  expect(await change(owner, viewer, 'admin')).toBe(200)
})

it('never lets a workspace lose its last owner, not even to two who leave at once', async () => {
  const first = await server.person()
  const second = await server.person({ workspaceId: first.workspaceId, role: 'owner' })
  const step = (by: Person) => by.ask('patch', `/members/${by.userId}`, { body: { role: 'viewer' } })
  const statuses = (await Promise.all([step(first), step(second)])).map(({ status }) => status)
  expect(statuses.sort()).toEqual([200, 409])
})

it('refuses a removed member at their next request', async () => {
  const editor = await server.person({ workspaceId: owner.workspaceId, role: 'editor' })
  expect((await editor.ask('get', '/members')).status).toBe(200)
  expect((await owner.ask('delete', `/members/${editor.userId}`)).status).toBe(200)
  expect((await editor.ask('get', '/members')).status).toBe(403)
})

it('sets a new password by mail: one link, one use, one hour, and all sessions end', async () => {
  const mina = await server.person()
  const reset = (token: string) => server.browser().ask('post', '/password/reset', { body: { token, password } })
  const ask = (email: string) =>
    server.browser().ask('post', '/password/reset-request', { body: { email }, headers: { host: 'evil.example' } })
  const [known, unknown] = [await ask(mina.email), await ask('nobody@example.org')]
  expect(unknown).toMatchObject({ status: known.status, body: known.body })
  await server.settled()
  const mail = server.mails.findLast(({ to }) => to === mina.email)?.text ?? ''
  expect(mail).toContain('http://localhost:3000/reset?token=')
  const token = linkIn(mail, 'token')
  expect((await reset(token)).status).toBe(200)
  expect((await reset(token)).status).toBe(410)
  expect((await mina.ask('get', '/me')).status).toBe(401)
  const signIn = (secret: string) =>
    server.browser().ask('post', '/session', { body: { login: mina.username, password: secret } })
  expect((await signIn(mina.password)).status).toBe(401)
  expect((await signIn(password)).status).toBe(200)
  await ask(mina.email)
  await server.settled()
  const late = linkIn(server.mails.findLast(({ to }) => to === mina.email)?.text ?? '', 'token')
  server.setTime(new Date(Date.now() + 3_700_000))
  // better-auth compares a reset with the machine's own clock, so the row is aged as well.
  await server.database.asOwner(client => client.query("update verification set expires_at = now() - interval '1 s'"))
  expect((await reset(late)).status).toBe(410)
  server.setTime(null)
})

it('changes a password for whoever knows it, and ends the other sessions', async () => {
  const person = await server.person()
  const elsewhere = server.browser()
  await elsewhere.ask('post', '/session', { body: { login: person.email, password: person.password } })
  const change = (current: string) => person.ask('post', '/password', { body: { current, password } })
  expect((await change('wrong')).status).toBe(401)
  expect((await change(person.password)).status).toBe(200)
  expect((await elsewhere.ask('get', '/me')).status).toBe(401)
  expect((await person.ask('get', '/me')).status).toBe(200)
})

it('writes who did what, and shows it and the mails to admins without secrets', async () => {
  const { body } = await owner.ask('get', '/audit?limit=200')
  const actions = (body.items as { action: string }[]).map(({ action }) => action)
  for (const action of ['member.invited', 'invitation.accepted', 'member.roleChanged', 'member.removed'])
    expect(actions).toContain(action)
  const outbox = JSON.stringify((await owner.ask('get', '/outbox?limit=200')).body)
  expect(outbox).toContain('invitation=•••')
  for (const { text } of server.mails) expect(outbox).not.toContain(/(?:token|invitation)=([\w-]+)/.exec(text)?.[1])
})
