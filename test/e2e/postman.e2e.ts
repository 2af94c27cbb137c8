import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { enterAsOwner, owner } from './support/person.ts'
import { type Collection, runCollection } from './support/postman.ts'
import { expect, test } from './support/test.ts'

const folder = fileURLToPath(new URL('../../', import.meta.url))

test('every request of the Postman collection answers as it declares', async ({ page, server }) => {
  await enterAsOwner(page, server)
  const collection = JSON.parse(readFileSync(`${folder}docs/postman.json`, 'utf8')) as Collection
  const values = { baseUrl: server.url, login: owner.email, password: owner.password }
  const verdicts = await runCollection(collection, { values, folder })
  expect(verdicts.filter(({ fault }) => fault !== null)).toEqual([])
  const requests = collection.item.flatMap(({ item }) => item)
  // Of each request: that its script ran, its status, and more.
  expect(verdicts.length).toBeGreaterThan(requests.length * 2)
  expect(new Set(verdicts.map(({ request }) => request)).size).toBe(requests.length)
})
