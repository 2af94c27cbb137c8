import { expect, it } from 'vitest'
import { nextStop } from './nextStop.ts'

it('goes on by most of a screen, to the end and no further', () => {
  expect(nextStop({ top: 0, screen: 1000, page: 2500 })).toBe(900)
  expect(nextStop({ top: 900, screen: 1000, page: 2500 })).toBe(1500)
  expect(nextStop({ top: 1500, screen: 1000, page: 2500 })).toBeNull()
})

it('stays where all is seen but a margin', () => {
  expect(nextStop({ top: 0, screen: 1000, page: 1000 })).toBeNull()
  expect(nextStop({ top: 0, screen: 1000, page: 1050 })).toBeNull()
})
