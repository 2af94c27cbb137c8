import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { api } from '../contract/api.ts'
import { openapi } from './openapi.ts'
import { readVersion, root } from './paths.ts'

const document = openapi(readVersion())

it('is docs/openapi.json (npm run docs)', () => {
  expect(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'))).toEqual(document)
})

it('describes every route once', () => {
  const operations = Object.values(document.paths as Record<string, object>).flatMap(at => Object.values(at))
  const ids = operations.map(({ operationId }) => operationId)
  const routes = Object.entries(api).flatMap(([noun, those]) => Object.keys(those).map(name => `${noun}.${name}`))
  expect(ids.sort()).toEqual(routes.sort())
})

it('refers only to schemas it has', () => {
  const { schemas } = document.components as { schemas: Record<string, unknown> }
  const text = JSON.stringify(document)
  const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(20)
  expect(names.filter(name => name === undefined || !(name in schemas))).toEqual([])
  expect(text).not.toContain('#/$defs')
})
