import { describe, expect, expectTypeOf, it, test } from 'vitest'
import { limitedTo } from '../../../test/factories/limitedTo.ts'
import { testScan } from '../../../test/factories/scan.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Relation } from '../../contract/relation.ts'
import { scansOf } from '../../core/relation/scans.ts'
import type { AuthorisedRelation, Engine } from '../../ports/engine.ts'
import { authorise } from './authorise.ts'
import { localAsker } from './localAsker.ts'

const ours = localAsker('w1')
const theirs: Relation = { ...testScan, workspaceId: 'w2' }

const [column] = testScan.columns
const rule: Filter = { op: 'notNull', column: column?.id ?? '' }
const shapes: [string, (scan: Relation) => Relation][] = [
  ['alone', scan => scan],
  ['below a limit', input => ({ op: 'limit', input, limit: 1, offset: 0 })],
  ['in a union', scan => ({ op: 'union', inputs: [testScan, scan] })],
  ['right of a join', right => ({ op: 'join', left: testScan, right, kind: 'inner', on: [] })],
]

test('a relation over tables of the workspace is authorised as it is', async () => {
  expect(await authorise(ours, testScan)).toEqual({ relation: testScan, workspaceId: 'w1' })
})

test.each(shapes)('a table of another workspace does not exist: %s', async (_title, shape) => {
  await expect(authorise(ours, shape(theirs))).rejects.toThrow(expect.objectContaining({ code: 'not_found' }))
})

describe('row rules', () => {
  it.each(shapes)('narrow every scan of their table: %s', async (_title, shape) => {
    const { relation } = await authorise(limitedTo(rule, testScan), shape(testScan))
    for (const scan of scansOf(relation)) expect(scan.visible).toMatchObject({ kind: 'call', fn: 'notNull' })
  })

  it('leave other tables as they are', async () => {
    const other: Relation = { ...testScan, tableId: 'another' }
    expect((await authorise(limitedTo(rule, testScan), other)).relation).toBe(other)
  })

  it('take the place of what a scan says by itself', async () => {
    const forged: Relation = { ...testScan, visible: { kind: 'literal', value: true, type: 'boolean' } }
    const { relation } = await authorise(limitedTo(rule, testScan), forged)
    expect(relation).toMatchObject({ visible: { kind: 'call', fn: 'notNull' } })
  })

  it.each<[string, Filter]>([
    ['a column that is gone', { op: 'eq', column: 'gone', value: 1 }],
    ['what is not in a column that is gone', { op: 'not', of: { op: 'eq', column: 'gone', value: 1 } }],
    ['a value of another type', { op: 'and', of: [rule, { op: 'gt', column: '_row', value: 'many' }] }],
    ['the newest date', { op: 'relative', column: '_row', direction: 'last', unit: 'day', count: 1, anchor: 'newest' }],
    ['nothing', { op: 'or', of: [] }],
  ])('show no row where they speak of %s', async (_title, rows) => {
    const { relation } = await authorise(limitedTo(rows, testScan), testScan)
    expect(relation).toMatchObject({ visible: { kind: 'literal', value: false } })
  })
})

test('the engine takes nothing that was not authorised', () => {
  expectTypeOf<Relation>().not.toExtend<Parameters<Engine['run']>[0]>()
  // @ts-expect-error the brand cannot be written by hand
  const forged: AuthorisedRelation = { relation: testScan, workspaceId: 'w1' }
  expect(forged).toBeDefined()
})
