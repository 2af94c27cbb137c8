import { expect, test } from 'vitest'
import { explainSums } from './explainSums.ts'

const segment = (rows: number, sum: number) => ({ rows, sums: new Map([[0, sum]]) })
const states = (sum: number, isWhole = false) => ({ isWhole, stated: new Map([[0, sum]]) })
const explain = (...given: [Parameters<typeof explainSums>[0], Parameters<typeof explainSums>[1]]) =>
  explainSums(...given, () => 0.005)

test('a part is the rows since the last sum, and the whole is all of them', () => {
  const found = explain(
    [states(3), states(7), states(10, true)],
    [segment(2, 3), segment(2, 7), segment(0, 0), segment(0, 0)],
  )
  expect(found.map(({ from, to, agreed }) => [from, to, agreed])).toEqual([
    [0, 0, 1],
    [1, 1, 1],
    [0, 3, 1],
  ])
})

test('sums of sums are found: a part of several parts', () => {
  const segments = [segment(1, 1), segment(1, 2), segment(0, 0), segment(1, 5), segment(0, 0)]
  const found = explain([states(1), states(2), states(3), states(5)], segments)
  expect(found[2]).toMatchObject({ from: 0, to: 2, agreed: 1 })
})

test('a whole that counts its parts twice, and one above its rows, are understood', () => {
  expect(explain([states(3), states(6, true)], [segment(2, 3), segment(0, 0), segment(0, 0)])[1]?.agreed).toBe(1)
  expect(explain([states(4, true)], [segment(0, 0), segment(2, 4)])[0]?.agreed).toBe(1)
})

test('what agrees with nothing is shown with the rows it should sum', () => {
  const [found] = explain([states(4)], [segment(2, 3), segment(1, 9)])
  expect(found).toEqual({ from: 0, to: 0, agreed: 0, disagreements: [{ column: 0, stated: 4, computed: 3 }] })
})
