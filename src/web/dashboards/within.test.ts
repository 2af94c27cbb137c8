import { describe, expect, it } from 'vitest'
import type { Filter } from '../../contract/plan.ts'
import { isWithin } from './within.ts'

const eq = (value: string): Filter => ({ op: 'eq', column: 'city', value })
const month = (low: string, high: string): Filter => ({ op: 'between', column: 'day', low, high, closed: false })

describe('isWithin', () => {
  it('finds a bar among several that were chosen', () => {
    const chosen: Filter = { op: 'or', of: [eq('Oslo'), eq('Rome')] }
    expect(isWithin(eq('Rome'), chosen)).toBe(true)
    expect(isWithin(eq('Bonn'), chosen)).toBe(false)
    expect(isWithin(eq('Rome'), { op: 'in', column: 'city', values: ['Oslo', 'Rome'] })).toBe(true)
  })

  it('finds the months of a range of months', () => {
    const chosen = month('2026-01-01', '2026-04-01')
    expect(isWithin(month('2026-03-01', '2026-04-01'), chosen)).toBe(true)
    expect(isWithin(month('2026-04-01', '2026-05-01'), chosen)).toBe(false)
  })

  it('finds what was chosen by one column among marks of two', () => {
    const mark: Filter = { op: 'and', of: [eq('Oslo'), month('2026-03-01', '2026-04-01')] }
    expect(isWithin(mark, eq('Oslo'))).toBe(true)
    expect(isWithin(mark, { op: 'and', of: [eq('Oslo'), month('2026-05-01', '2026-06-01')] })).toBe(false)
  })

  it('takes bins whose edges differ in the last bit for the same', () => {
    const bin = (low: number, high: number): Filter => ({ op: 'between', column: 'price', low, high, closed: false })
    expect(isWithin(bin(0.2, 0.1 + 0.2), bin(0.2, 0.3))).toBe(true)
  })

  it('does not take missing values for others', () => {
    expect(isWithin({ op: 'isNull', column: 'city' }, { op: 'isNull', column: 'city' })).toBe(true)
    expect(isWithin({ op: 'isNull', column: 'city' }, eq('Oslo'))).toBe(false)
  })
})
