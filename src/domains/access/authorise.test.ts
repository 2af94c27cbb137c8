import { expect, expectTypeOf, test } from 'vitest'
import { testScan } from '../../../test/factories/scan.ts'
import type { Relation } from '../../contract/relation.ts'
import type { AuthorisedRelation, Engine } from '../../ports/engine.ts'
import { authorise } from './authorise.ts'

const ours = { workspaceId: 'w1' }
const theirs: Relation = { ...testScan, workspaceId: 'w2' }

test('a relation over tables of the workspace is authorised as it is', () => {
  expect(authorise(ours, testScan)).toEqual({ relation: testScan, workspaceId: 'w1' })
})

test.each<[string, Relation]>([
  ['alone', theirs],
  ['below a limit', { op: 'limit', input: theirs, limit: 1, offset: 0 }],
  ['in a union', { op: 'union', inputs: [testScan, theirs] }],
  ['right of a join', { op: 'join', left: testScan, right: theirs, kind: 'inner', on: [] }],
])('a table of another workspace does not exist: %s', (_title, relation) => {
  expect(() => authorise(ours, relation)).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('the engine takes nothing that was not authorised', () => {
  expectTypeOf<Relation>().not.toExtend<Parameters<Engine['run']>[0]>()
  // @ts-expect-error the brand cannot be written by hand
  const forged: AuthorisedRelation = { relation: testScan, workspaceId: 'w1' }
  expect(forged).toBeDefined()
})
