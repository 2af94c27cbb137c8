import { expect, it } from 'vitest'
import { buildTile } from '../../../test/factories/dashboardOperations.ts'
import type { Operation } from '../../contract/dashboard.ts'
import { overwritten } from './overwritten.ts'

const titled = (id: string, title: string): Operation => ({ op: 'setTile', id, fields: { title } })
const theirs = (revision: number, ...operations: Operation[]) => ({ operations, by: 'Ben', revision })

it('is what two people set to different values, the last of theirs', () => {
  const others = [theirs(4, titled('a', 'One')), theirs(5, titled('a', 'Two'), titled('b', 'Same'))]
  expect(overwritten([titled('a', 'Mine'), titled('b', 'Same')], others)).toEqual([
    { what: 'tile/a/title', by: 'Ben', revision: 5 },
  ])
})

it('is what they did to a tile that is removed, and what a whole tile in its place says otherwise', () => {
  const others = [theirs(4, titled('a', 'One'))]
  const lost = [{ what: 'tile/a/title', by: 'Ben', revision: 4 }]
  expect(overwritten([{ op: 'removeTile', id: 'a' }], others)).toEqual(lost)
  expect(overwritten([{ op: 'putTile', item: buildTile('a') }], others)).toEqual(lost)
  expect(overwritten([{ op: 'putTile', item: buildTile('a', { title: 'One' }) }], others)).toEqual([])
})

it('is nothing of other items, other fields, or of what was removed', () => {
  const others = [
    theirs(4, titled('a', 'One'), { op: 'removeTile', id: 'c' }, { op: 'details', fields: { name: 'x' } }),
  ]
  const mine: Operation[] = [
    titled('ab', 'Mine'),
    { op: 'setTile', id: 'a', fields: { order: 2 } },
    { op: 'removeTab', id: 'a' },
    { op: 'details', fields: { name: 'x', description: 'y' } },
  ]
  expect(overwritten(mine, others)).toEqual([])
})
