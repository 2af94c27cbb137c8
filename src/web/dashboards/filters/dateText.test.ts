import { describe, expect, it } from 'vitest'
import { dayBefore, readDays } from './dateText.ts'

describe('readDays', () => {
  it.each([
    ['2026', '2026-01-01', '2027-01-01'],
    ['2026-Q4', '2026-10-01', '2027-01-01'],
    ['2026 q1', '2026-01-01', '2026-04-01'],
    ['2026-12', '2026-12-01', '2027-01-01'],
    ['2024/2', '2024-02-01', '2024-03-01'],
    [' 2024-02-29 ', '2024-02-29', '2024-03-01'],
  ])('reads %s', (typed, from, to) => expect(readDays(typed)).toEqual({ from, to }))

  it.each(['', 'soon', '2026-13', '2025-02-29', '2026-Q5', '26-01-01'])('does not read “%s”', typed =>
    expect(readDays(typed)).toBeNull(),
  )

  it('writes the end of a span as the last day in it', () => expect(dayBefore('2024-03-01')).toBe('2024-02-29'))
})
