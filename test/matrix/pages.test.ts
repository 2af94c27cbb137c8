import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { api } from '../../src/contract/api.ts'
import type { Route } from '../../src/contract/route.ts'
import type { Person } from '../factories/person.ts'
import { type Example, examples } from './examples.ts'
import { buildPlace, type Place } from './place.ts'

let place: Place
beforeAll(async () => {
  place = await buildPlace()
})
afterAll(() => place.end())

type Builders = Record<string, Record<string, (place: Place, actor: Person) => Example | Promise<Example>>>
const builders: Builders = examples

/** Every list that comes in pages. */
const lists = Object.entries<Record<string, Route>>(api).flatMap(([noun, routes]) =>
  Object.entries(routes)
    .filter(([, { method, query }]) => method === 'get' && query instanceof z.ZodObject && 'cursor' in query.shape)
    .map(([name, route]) => ({ noun, name, route })),
)

it('there are lists', () => expect(lists.length).toBeGreaterThan(10))

for (const { noun, name, route } of lists)
  describe(`${noun}.${name}`, () => {
    async function ask(query: Record<string, string>) {
      const { owner } = place.people
      const example = (await builders[noun]?.[name]?.(place, owner)) ?? {}
      const path = route.path.replace(/\{(\w+)\}/g, (_, key: string) => example.params?.[key] ?? '')
      return owner.ask('get', `${path}?${new URLSearchParams({ ...example.query, ...query })}`)
    }

    it('refuses a page of no size, of no number, and one that is too large, naming the limit', async () => {
      for (const limit of ['0', '-1', '1.5', 'ten', '1000000'])
        expect(await ask({ limit }), limit).toMatchObject({
          status: 400,
          body: { type: '/problems/invalid_request', errors: [{ pointer: '/query/limit' }] },
        })
    })

    it('takes a foreign cursor for the end or for a fault of the request, never for one of ours', async () => {
      for (const cursor of ['x', '10', 'a.b.c', '-1.x', '\u0000', '9'.repeat(400)]) {
        const { status, body } = await ask({ cursor })
        const isRefused = status === 400 && body.type === '/problems/invalid_request'
        expect(isRefused || status === 200, `${JSON.stringify(cursor)}: ${JSON.stringify(body)}`).toBe(true)
      }
    })
  })
