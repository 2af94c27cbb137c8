import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '../../src/contract/api.ts'
import type { KeyScope } from '../../src/contract/apiKey.ts'
import { scopeFor } from '../../src/contract/keyAccess.ts'
import type { Route } from '../../src/contract/route.ts'
import { allows } from '../../src/domains/access/policy.ts'
import { makeBrowser } from '../factories/browser.ts'
import type { Example } from './examples.ts'
import { aboutThings, builders, expected } from './expected.ts'
import { keeping } from './keeping.ts'
import { buildPlace, type Place } from './place.ts'

let place: Place
let kept: Place
beforeAll(async () => {
  place = await buildPlace()
  kept = keeping(place)
})
afterAll(() => place.end())

interface Asked {
  route: Route
  example: Example
  secret: string
  workspaceId?: string
}

/** The example as a program asks: a key, and nothing that a browser would send along. */
async function ask({ route, example, secret, workspaceId }: Asked) {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(example.params?.[name] ?? ''))
  const query = example.query ? `?${new URLSearchParams(example.query)}` : ''
  return makeBrowser(place.server.app).ask(route.method, path + query, {
    ...(example.body !== undefined && { body: example.body }),
    ...(example.file !== undefined && { file: example.file }),
    headers: { authorization: `Bearer ${secret}`, ...(workspaceId !== undefined && { 'workspace-id': workspaceId }) },
  })
}

type Whose = 'viewer' | 'owner' | 'stranger'
const keys = new Map<string, string>()
async function keyOf(whose: Whose, scope: KeyScope): Promise<string> {
  const known = keys.get(whose + scope) ?? (await place.apiKey(place.people[whose], scope)).secret
  keys.set(whose + scope, known)
  return known
}

/** Routes of links look at no key, as they look at no cookie. */
const isOfLinks = ({ access }: Route) => access === 'link' || access === 'lockedLink'

for (const [noun, routes] of Object.entries<Record<string, Route>>(api))
  for (const [name, route] of Object.entries(routes).filter(([, one]) => !isOfLinks(one)))
    describe(`${noun}.${name} by a key (${scopeFor(route) ?? 'closed'})`, () => {
      const needed = scopeFor(route)
      const exampleFor = (whose: Whose, changes = false) => {
        const build = builders[noun]?.[name]
        if (!build) throw new Error(`${noun}.${name} has no example in test/matrix/examples.ts`)
        return build(changes ? place : kept, place.people[whose])
      }
      const isAllowed = (whose: Whose, scope: KeyScope) =>
        needed !== null &&
        (needed === 'read' || scope === 'write') &&
        allows(whose === 'viewer' ? 'viewer' : 'owner', route.access as 'viewer')

      for (const [whose, scope] of [
        ['owner', 'read'],
        ['viewer', 'write'],
      ] as const)
        it(`${isAllowed(whose, scope) ? 'answers' : 'refuses'} the ${whose}'s key that may ${scope}`, async () => {
          const changes = route.method !== 'get' && isAllowed(whose, scope)
          const [example, secret] = [await exampleFor(whose, changes), await keyOf(whose, scope)]
          const before = await place.contents()
          const { status, body } = await ask({ route, example, secret })
          const wanted = isAllowed(whose, scope) ? (expected[`${noun}.${name}`] ?? route.status) : 403
          expect(status, JSON.stringify(body)).toBe(wanted)
          if (wanted === 403 || scope === 'read') expect(await place.contents()).toBe(before)
        })

      it('neither shows nor changes anything by a key of another workspace', async () => {
        const [example, secret] = [await exampleFor('stranger'), await keyOf('stranger', 'write')]
        const before = await place.contents()
        const own = await ask({ route, example, secret })
        if (needed === null) expect(own.status).toBe(403)
        else if (aboutThings(example, route)) expect(own.status, JSON.stringify(own.body)).toBe(404)
        expect(JSON.stringify(own.body)).not.toContain(place.workspaceId)
        const theirs = await ask({ route, example, secret, workspaceId: place.workspaceId })
        expect(theirs.status).toBe(needed === null ? 403 : 404)
        expect(await place.contents()).toBe(before)
      })
    })
