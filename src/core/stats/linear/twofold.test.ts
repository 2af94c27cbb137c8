import { describe, expect, it } from 'vitest'
import { add, divide, exactProduct, multiply, rounded, squareRoot, subtract, twofold } from './twofold.ts'
import { columnOfDoubles, combined, dot, product, shifted, sum, unitScale } from './twofoldColumns.ts'

const columnOf = (...values: number[]) => columnOfDoubles(Float64Array.from(values))

describe('a twofold number', () => {
  it('keeps what a product of doubles rounds away', () => {
    const x = 1 + 2 ** -30
    expect(exactProduct(x, x)).toEqual({ hi: 1 + 2 ** -29, lo: 2 ** -60 })
  })

  it('divides and multiplies back to thirty digits', () => {
    const third = divide(twofold(1), twofold(3))
    expect(Math.abs(rounded(subtract(multiply(third, twofold(3)), twofold(1))))).toBeLessThan(1e-31)
  })

  it('squares its root back to thirty digits', () => {
    const root = squareRoot(twofold(2))
    expect(Math.abs(rounded(subtract(multiply(root, root), twofold(2))))).toBeLessThan(1e-31)
    expect(rounded(squareRoot(twofold(-1)))).toBe(0)
  })

  it('adds what is far smaller without losing it', () => {
    const long = add(twofold(1e16), twofold(0.1))
    expect(rounded(subtract(long, twofold(1e16)))).toBe(0.1)
  })
})

describe('columns of them', () => {
  it('sum what cancels', () => {
    expect(rounded(sum(columnOf(1e16, 1, -1e16)))).toBe(1)
    expect(rounded(dot(columnOf(1e16, 1, -1e16), columnOf(1, 1, 1)))).toBe(1)
    expect(rounded(dot(columnOf(1e8 + 1, 1e8), columnOf(1e8 - 1, -1e8)))).toBe(-1)
  })

  it('are moved and multiplied exactly', () => {
    const moved = shifted(columnOf(0.1, 0.2), divide(twofold(3), twofold(20)))
    expect(rounded(sum(moved))).toBeCloseTo(1.66533453693773e-17, 25)
    const square = product(columnOf(1 + 2 ** -30), columnOf(1 + 2 ** -30))
    expect([square.hi[0], square.lo[0]]).toEqual([1 + 2 ** -29, 2 ** -60])
  })

  it('are combined with coefficients', () => {
    const out = combined([columnOf(1, 2), columnOf(10, 20)], [twofold(0.5), twofold(-0.05)], 2)
    expect([...out.hi].map(x => Math.abs(x) < 1e-15)).toEqual([true, true])
    expect(out.hi[0]).toBe(-2.7755575615628914e-17)
  })

  it('are brought to one by a power of two', () => {
    expect([unitScale(columnOf(3, -700)), unitScale(columnOf(0.1)), unitScale(columnOf(0, 0))]).toEqual([
      1 / 1024,
      8,
      1,
    ])
  })
})
