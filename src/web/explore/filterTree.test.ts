import { expect, test } from 'vitest'
import type { Filter } from '../../contract/plan.ts'
import { Question } from '../../contract/question.ts'
import {
  blockOf,
  conditionsOf,
  filterOf,
  groupOf,
  isGroup,
  joinedFilter,
  pruned,
  withFilter,
  withPart,
} from './filterTree.ts'

const a: Filter = { op: 'isNull', column: 'a' }
const b: Filter = { op: 'isNull', column: 'b' }

test('a filter is edited as a group and is the same again', () => {
  const filters: Filter[] = [
    a,
    { op: 'and', of: [a, b] },
    { op: 'or', of: [a, { op: 'and', of: [b, a] }] },
    { op: 'not', of: { op: 'or', of: [a, b] } },
  ]
  for (const filter of filters) expect(filterOf(groupOf(filter))).toEqual(filter)
  expect(groupOf(undefined)).toEqual({ joint: 'all', of: [] })
})

test('blocks without conditions are not asked, and a block of one is that one', () => {
  const empty = blockOf({ joint: 'any', of: [] })
  expect(pruned({ op: 'and', of: [a, empty] })).toEqual(a)
  expect(pruned({ op: 'and', of: [empty, blockOf({ joint: 'none', of: [empty] })] })).toBeUndefined()
  expect(pruned(blockOf({ joint: 'none', of: [a] }))).toEqual({ op: 'not', of: { op: 'or', of: [a] } })
})

test('chips are the conditions all of which hold', () => {
  const either: Filter = { op: 'or', of: [a, b] }
  expect(conditionsOf(joinedFilter([a, either]))).toEqual([a, either])
  expect(conditionsOf(either)).toEqual([either])
  expect(joinedFilter([])).toBeUndefined()
})

test('a part is replaced or taken out', () => {
  const group = groupOf({ op: 'or', of: [a, b] })
  expect(withPart(group, 0, b).of).toEqual([b, b])
  expect(withPart(group, 0, null).of).toEqual([b])
  expect(isGroup(a)).toBe(false)
})

test('no filter leaves no trace on the question', () => {
  const asked = Question.parse({ source: { datasetId: 'd', tableId: 't' } })
  expect(withFilter(withFilter(asked, 'filter', a), 'filter', undefined)).toEqual(asked)
  expect('filter' in withFilter({ ...asked, filter: a }, 'filter', undefined)).toBe(false)
})
