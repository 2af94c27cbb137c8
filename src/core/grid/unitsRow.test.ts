import { expect, test } from 'vitest'
import { unitsOf } from './unitsRow.ts'

test.each([[['', 'kg', 'cm', 'USD']], [['-', '(EUR)', '[m/s]', '%']], [[null, '°C', 'mm', 'km/h']]])(
  '%j are units',
  row => {
    expect(unitsOf(row)).toHaveLength(row.length)
  },
)

test('a unit in brackets is what stands inside', () => {
  expect(unitsOf(['-', '(USD)', '[kg]'])).toEqual([null, 'USD', 'kg'])
})

test.each([[['Ann', 'kg', 'cm']], [['North', 'South', 'East']], [['', 'kg', '']], [['1', 'kg', 'cm']]])(
  '%j are not',
  row => {
    expect(unitsOf(row)).toBeNull()
  },
)
