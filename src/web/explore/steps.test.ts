import { expect, test } from 'vitest'
import { begin, follow, redo, step, undo } from './steps.ts'

const same = (a: string, b: string) => a === b

test('steps are taken back and again, and a new one ends what was taken back', () => {
  const two = step(step(begin('a'), 'b'), 'c')
  expect(undo(two)).toEqual({ past: ['a'], now: 'b', future: ['c'] })
  expect(redo(undo(two))).toEqual(two)
  expect(step(undo(two), 'd')).toEqual({ past: ['a', 'b'], now: 'd', future: [] })
})

test('at either end nothing happens', () => {
  const one = begin('a')
  expect(undo(one)).toBe(one)
  expect(redo(one)).toBe(one)
})

test('an address that goes back or on is a step back or on, any other a new one', () => {
  const two = step(begin('a'), 'b')
  expect(follow(two, 'b', same)).toBe(two)
  expect(follow(two, 'a', same)).toEqual(undo(two))
  expect(follow(undo(two), 'b', same)).toEqual(two)
  expect(follow(two, 'z', same)).toEqual(step(two, 'z'))
})
