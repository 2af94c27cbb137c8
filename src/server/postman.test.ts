import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { api } from '../contract/api.ts'
import { readVersion, root } from './paths.ts'
import { postman } from './postman.ts'

interface Item {
  name: string
  item: { name: string }[]
}

const collection = postman(readVersion())

it('is docs/postman.json (npm run docs)', () => {
  expect(JSON.parse(readFileSync(join(root, 'docs/postman.json'), 'utf8'))).toEqual(collection)
})

it('asks every route once, but for the stream that never ends', () => {
  const asked = (collection.item as Item[]).flatMap(({ item }) => item.map(({ name }) => name.split(' ')[0]))
  const routes = Object.entries(api).flatMap(([noun, those]) => Object.keys(those).map(name => `${noun}.${name}`))
  expect(asked.sort()).toEqual(routes.filter(id => id !== 'access.changes').sort())
})

it('has a folder a noun, in an order that can be run', () => {
  const folders = (collection.item as Item[]).map(({ name }) => name)
  expect(folders[0]).toBe('start')
  expect(folders.slice(1).sort()).toEqual(Object.keys(api).sort())
  expect((collection.item as Item[]).at(-1)?.item.at(-1)?.name).toBe('access.signOut')
})
