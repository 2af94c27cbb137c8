import { expect, test } from 'vitest'
import { endShifts } from './endShifts.ts'

const line = (...values: (number | null)[]) => ({ name: '', measure: 'm', colour: 0, values })

test('names that stand apart are not moved', () => {
  expect(endShifts([line(100), line(0)], 200)).toEqual([0, 0])
})

test('names that would lie on each other are moved apart, and stay above the floor', () => {
  const [upper = 0, lower = 0] = endShifts([line(100, 1), line(100, 0)], 200)
  const at = (end: number, shift: number) => (1 - end / 100) * 200 + shift
  expect(at(0, lower) - at(1, upper)).toBeGreaterThanOrEqual(14)
  expect(at(0, lower)).toBeLessThanOrEqual(200)
})

test('a line without values does not disturb the others', () => {
  expect(endShifts([line(null), line(50)], 200)).toHaveLength(2)
})
