import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { api } from '../contract/api.ts'
import { Problem } from '../contract/problem.ts'
import type { Route } from '../contract/route.ts'
import { fill, sampleValues } from './examples/example.ts'
import { answers, exampleOf, openapi } from './openapi.ts'
import { readVersion, root } from './paths.ts'

const document = openapi(readVersion())
const routes = Object.entries<Record<string, Route>>(api).flatMap(([noun, those]) =>
  Object.entries(those).map(([name, route]) => ({ id: `${noun}.${name}`, noun, name, route })),
)

it('is docs/openapi.json (npm run docs)', () => {
  expect(JSON.parse(readFileSync(join(root, 'docs/openapi.json'), 'utf8'))).toEqual(document)
})

it('describes every route once', () => {
  const operations = Object.values(document.paths as Record<string, object>).flatMap(at => Object.values(at))
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.sort()).toEqual(routes.map(({ id }) => id).sort())
})

it('refers only to schemas and examples it has', () => {
  const components = document.components as Record<string, Record<string, unknown>>
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
  expect(references.length).toBeGreaterThan(100)
  expect(references.filter(([, kind = '', name = '']) => !(name in (components[kind] ?? {})))).toEqual([])
  expect(text).not.toMatch(/"#(?!\/components\/)/)
  // zod names a recursive schema without an id by a number, which differs from one schema to the next.
  expect(text).not.toContain('__schema')
})

it('does not ask for what a request may leave out', () => {
  const { schemas } = document.components as { schemas: Record<string, { required?: string[] }> }
  expect(schemas.QueryPlanInput?.required).toEqual(['source'])
  expect(schemas.QueryPlan?.required).toContain('limit')
})

describe('an example', () => {
  for (const { id, noun, name, route } of routes)
    it(`of ${id} is as its schemas say`, () => {
      const { params = {}, query = {}, body = {}, refused } = fill(exampleOf(noun, name), sampleValues)
      for (const [schema, given] of [
        [route.params, params],
        [route.query, query],
        [route.body, body],
      ] as const)
        expect(schema.safeParse(given).error?.issues ?? []).toEqual([])
      if (refused) expect(['invalid_request', 'not_allowed', 'not_found', ...route.problems]).toContain(refused.with)
      const answer = answers[id]
      if (answer !== undefined) expect(route.response.parse(answer)).toEqual(answer)
    })

  it('of each problem is one', () => {
    const { examples } = document.components as { examples: Record<string, { value: unknown }> }
    for (const { value } of Object.values(examples)) expect(Problem.parse(value)).toEqual(value)
  })

  it('is there for the main answers, and for nothing that is no route', () => {
    expect(Object.keys(answers).length).toBeGreaterThan(8)
    const ids = new Set(routes.map(({ id }) => id))
    expect(Object.keys(answers).filter(id => !ids.has(id))).toEqual([])
  })
})
