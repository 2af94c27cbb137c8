import { expect, test } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import { nearestMark } from './nearest.ts'

const line = chartModel({
  type: 'line',
  categories: [2001, 2002, 2003],
  x: { kind: 'time' },
  series: [
    { name: 'a', measure: 'm', colour: 0, values: [1, null, 3] },
    { name: 'b', measure: 'm', colour: 1, values: [10, null, 30] },
  ],
})

test('a click near a line means its nearest period that has a value', () => {
  const at = (year: number, y: number) => nearestMark(line, { x: Date.UTC(year, 8, 1), y })
  expect(at(2002, 2)).toEqual({ series: 0, index: 2 })
  expect(at(2000, 9)).toEqual({ series: 1, index: 0 })
})

test('a click in the row of a bar means the bar, and outside of all rows nothing', () => {
  const bars = chartModel({
    type: 'bar',
    horizontal: true,
    categories: ['a', 'b'],
    series: [{ name: 'm', measure: 'm', colour: 0, values: [5, 1] }],
  })
  expect(nearestMark(bars, { x: 4, y: 1.2 })).toEqual({ series: 0, index: 1 })
  expect(nearestMark(bars, { x: 4, y: 7 })).toBeNull()
})
