import { describe, expect, it } from 'vitest'
import { chiSquareQuantile, chiSquareTails, chiSquareUpper } from './chiSquare.ts'
import { fisherQuantile, fisherTails, fisherUpper } from './fisher.ts'
import { normalQuantile, normalTwoSided, normalUpper } from './normal.ts'
import { studentizedRangeQuantile } from './rangeQuantile.ts'
import { studentQuantile, studentTwoSided, studentUpper } from './student.ts'
import { studentizedRangeUpper } from './studentizedRange.ts'

/** Equal to so many parts of the value. */
function near(actual: number, expected: number, relative = 1e-12) {
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThanOrEqual(relative)
}

// Computed with mpmath 1.3 at 40 digits; quantiles with scipy 1.17.1 (Boost).
describe('tails keep their digits where 1 - cdf has none', () => {
  it('normal', () => {
    near(normalUpper(1.96), 0.024997895148220435)
    near(normalUpper(-3), 0.9986501019683699)
    near(normalUpper(10), 7.619853024160525e-24)
    near(normalUpper(37), 5.725571222524577e-300)
    near(normalTwoSided(-10), 2 * 7.619853024160525e-24)
    expect(normalUpper(0)).toBe(0.5)
  })

  it.each([
    [1e-9, 1, 0.9999999993633802],
    [2.5, 5, 0.05449009934237624],
    [-2, 1, 0.2951672353008665],
    [40, 5, 1.8411962171772954e-7],
    [3, 200, 0.0030430471139059026],
    [12, 37.3, 2.2574816185825977e-14],
  ])('Student: |T| > |%d| with %d degrees of freedom', (t, df, p) => {
    near(studentTwoSided(t, df), p)
    near(studentUpper(Math.abs(t), df), p / 2)
    near(studentUpper(-Math.abs(t), df), 1 - p / 2)
  })

  it.each([
    [50, 3, 200, 3.7078652387597534e-24],
    [1e-6, 3, 7.7, 0.9999999984882949],
    [3.2, 2, 147, 0.04361744001116552],
    [400, 10, 50, 4.3935122191653815e-44],
    [3, 10, 53935, 0.0008586166855142471],
    [1.2, 10, 1e7, 0.2850566609396759],
  ])('Fisher: F > %d with %d and %d degrees of freedom', (f, df1, df2, p) => {
    near(fisherUpper(f, { df1, df2 }), p)
    near(fisherTails(1 / f, { df1: df2, df2: df1 }).lower, p)
  })

  it.each([
    [300, 10, 1.5546747543803181e-58],
    [0.01, 3, 0.9997348349413444],
    [1e4, 1e4, 0.4981193659661826],
    [3.84, 1, 0.0500435212487051],
    [1.01e6, 1e6, 9.068528823262077e-13],
  ])('chi-square: X > %d with %d degrees of freedom', (x, df, p) => {
    near(chiSquareUpper(x, df), p)
    near(chiSquareTails(x, df).lower + chiSquareUpper(x, df), 1)
  })

  it.each([
    [3.5, 3, 20, 0.05589184908174992],
    [20, 3, 20, 2.0867377877873972e-11],
  ])('studentized range: Q > %d of %d groups with %d degrees of freedom', (q, groups, df, p) => {
    near(studentizedRangeUpper(q, { groups, df }), p, 5e-12)
  })

  it('the range of two values is the root of two times Student', () => {
    for (const df of [1, 2, 7, 30, 2000])
      for (const q of [0.1, 1, 3.5, 20])
        near(studentizedRangeUpper(q, { groups: 2, df }), studentTwoSided(q / Math.SQRT2, df), 1e-11)
  })
})

describe('quantiles', () => {
  it('normal', () => {
    near(normalQuantile(0.975), 1.959963984540054)
    near(normalQuantile(1e-20), -9.262340089798409)
    expect(normalQuantile(0.5)).toBe(0)
  })

  it('Student', () => {
    near(studentQuantile(0.975, 5), 2.5705818356363146)
    near(studentQuantile(0.0005, 2.5), -18.277893528130647)
    near(studentQuantile(0.975, Number.POSITIVE_INFINITY), 1.959963984540054)
    expect(studentQuantile(0.5, 3)).toBe(0)
  })

  it('Fisher', () => {
    near(fisherQuantile(0.95, { df1: 2, df2: 147 }), 3.0576206516493922)
    near(fisherQuantile(0.001, { df1: 5, df2: 7.7 }), 0.03598383175984665)
  })

  it('chi-square', () => {
    near(chiSquareQuantile(0.95, 1), 3.841458820694124)
    near(chiSquareQuantile(0.5, 1e4), 9999.333341235144)
    near(chiSquareQuantile(1e-6, 2), 2.0000010000006676e-6)
  })

  it('studentized range: the published 5 % points (Harter 1960)', () => {
    expect(studentizedRangeQuantile(0.05, { groups: 3, df: 20 })).toBeCloseTo(3.578, 3)
    expect(studentizedRangeQuantile(0.05, { groups: 10, df: 5 })).toBeCloseTo(6.995, 3)
    near(
      studentizedRangeUpper(studentizedRangeQuantile(0.01, { groups: 4, df: 12 }), { groups: 4, df: 12 }),
      0.01,
      1e-10,
    )
  })
})

describe('edges', () => {
  it('an infinite statistic has no tail, and what is no number has no answer', () => {
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0)
    expect(fisherUpper(Number.POSITIVE_INFINITY, { df1: 2, df2: 3 })).toBe(0)
    expect(chiSquareUpper(Number.POSITIVE_INFINITY, 2)).toBe(0)
    expect(fisherUpper(0, { df1: 2, df2: 3 })).toBe(1)
    expect(chiSquareUpper(0, 2)).toBe(1)
    expect(studentTwoSided(Number.NaN, 3)).toBeNaN()
    expect(studentTwoSided(1, 0)).toBeNaN()
    expect(chiSquareUpper(1, -1)).toBeNaN()
  })
})
