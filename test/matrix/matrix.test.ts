import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { api } from '../../src/contract/api.ts'
import { type Access, type Route, route } from '../../src/contract/route.ts'
import { allows } from '../../src/domains/access/policy.ts'
import { makeBrowser } from '../factories/browser.ts'
import type { Example } from './examples.ts'
import { aboutThings, builders, expected } from './expected.ts'
import { keeping } from './keeping.ts'
import { buildPlace, freshCookie, type Place } from './place.ts'

const actors = ['nobody', 'viewer', 'editor', 'admin', 'owner', 'stranger'] as const
type Actor = (typeof actors)[number]

let place: Place
let kept: Place
beforeAll(async () => {
  place = await buildPlace()
  kept = keeping(place)
})
afterAll(() => place.end())

let asked = 0
/** Sends the example as the actor; each time from another address, so that no limit is met. */
async function ask(
  actor: Actor,
  { route, example, workspaceId }: { route: Route; example: Example; workspaceId?: string },
) {
  asked += 1
  const browser = makeBrowser(place.server.app)
  // A copy: signing out or in as one of them ends with this request.
  if (actor !== 'nobody') browser.cookie = await freshCookie(place.server, place.people[actor].userId)
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params?.[name] ?? ''))
  const query = example.query ? `?${new URLSearchParams(example.query)}` : ''
  return browser.ask(route.method, path + query, {
    ...(example.body !== undefined && { body: example.body }),
    ...(example.file !== undefined && { file: example.file }),
    headers: workspaceId === undefined ? {} : { 'workspace-id': workspaceId },
    peer: `198.19.${asked >> 8}.${asked & 255}`,
  })
}

/** What the route's own word on access makes of the actor. */
function refusal(access: Access, actor: Actor): 401 | 403 | null {
  // A link asks by the token in its path, whoever sends it: see the tests of links.
  if (access === 'public' || access === 'link' || access === 'lockedLink') return null
  if (actor === 'nobody') return 401
  if (access === 'signedIn') return null
  const role = actor === 'stranger' ? 'owner' : actor
  return allows(role, access) ? null : 403
}

for (const [noun, routes] of Object.entries<Record<string, Route>>(api))
  for (const [name, route] of Object.entries(routes))
    describe(`${noun}.${name} (${route.access})`, () => {
      const build = (actor: Actor) => {
        const builder = builders[noun]?.[name]
        if (!builder) throw new Error(`${noun}.${name} has no example in test/matrix/examples.ts`)
        const changes = route.method !== 'get' && actor !== 'stranger' && refusal(route.access, actor) === null
        return builder(changes ? place : kept, place.people[actor === 'nobody' ? 'owner' : actor])
      }

      for (const actor of actors.filter(other => other !== 'stranger'))
        it(`${refusal(route.access, actor) === null ? 'answers' : 'refuses'} ${actor}`, async () => {
          const example = await build(actor)
          const refused = refusal(route.access, actor)
          const before = refused === null ? '' : await place.contents()
          const { status, body } = await ask(actor, { route, example })
          expect(status, JSON.stringify(body)).toBe(refused ?? expected[`${noun}.${name}`] ?? route.status)
          if (refused !== null) expect(await place.contents()).toBe(before)
        })

      it('neither shows nor changes anything for a member of another workspace', async () => {
        const example = await build('stranger')
        const before = await place.contents()
        const own = await ask('stranger', { route, example })
        if (aboutThings(example, route)) expect(own.status, JSON.stringify(own.body)).toBe(404)
        expect(JSON.stringify(own.body)).not.toContain(place.workspaceId)
        const isOfMembers = !['public', 'link', 'lockedLink', 'signedIn'].includes(route.access)
        if (isOfMembers) {
          const theirs = await ask('stranger', { route, example, workspaceId: place.workspaceId })
          expect(theirs.status).toBe(404)
        }
        expect(await place.contents()).toBe(before)
      })
    })

it('does not compile a route that does not say who may call it', () => {
  // @ts-expect-error access is missing
  route({ method: 'get', path: '/nothing', summary: 'Nothing', response: z.object({}) })
})
