import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { randomFrom } from '../cluster/random.ts'

const analyst = analystInFolder()

/** More rows than are read one by one: y = 3 + 2 a - 0.5 b + noise around ten million, and three groups of a and b. */
function longTable(): string {
  const random = randomFrom(5)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const lines = Array.from({ length: 100_400 }, (_, i) => {
    const a = 10 * (i % 3) + normal()
    const b = (i % 3 === 1 ? 40 : 0) + normal()
    const y = 1e7 + 3 + 2 * a - 0.5 * b + normal()
    return `${a.toFixed(4)},${b.toFixed(4)},${y.toFixed(4)},${i % 1000 === 0 ? '' : 'xyz'[i % 3]}`
  })
  return ['a,b,y,g', ...lines].join('\n')
}

describe('a table of more rows than are read', () => {
  it('is fitted by sums of the engine, and only what is said of single rows is of a sample', async () => {
    const table = await analyst.table(longTable())
    const { result, n, nulls, method, warnings } = await analyst.answer(table, {
      type: 'regression',
      y: 'y',
      x: ['a', 'b', 'g'],
    })
    expect([n, nulls, method.exactness, method.sampledRows]).toEqual([100_299, 101, 'exact', 20_000])
    const [, a, b] = result.coefficients
    expect(Math.abs((a?.estimate ?? 0) - 2)).toBeLessThan(5 * (a?.se ?? 0))
    expect(Math.abs((b?.estimate ?? 0) + 0.5)).toBeLessThan(5 * (b?.se ?? 0))
    expect(result.residualSd).toBeCloseTo(1, 1)
    expect(result.breuschPagan?.p).toBeGreaterThan(1e-4)
    expect((a?.robustSe ?? 0) / (a?.se ?? 1)).toBeCloseTo(1, 1)
    expect(warnings.map(({ code }) => code)).toContain('analysis.regression.sampled')

    const half = { type: 'regression', y: 'y', x: ['a'], degree: 2, intercept: true } as const
    const curve = await analyst.answer(table, half)
    expect(curve.n).toBe(100_400)
    expect(curve.result.coefficients).toHaveLength(3)

    const segments = await analyst.answer(table, { type: 'segments', columns: ['a', 'b'] })
    expect(segments.result.segments.map(({ size }) => size).sort()).toEqual([33_466, 33_467, 33_467])
    expect(segments.method.exactness).toBe('sample')
    expect(
      segments.result.segments.map(({ centroid }) => Math.abs(Math.round(centroid[0] ?? 0))).sort((x, y) => x - y),
    ).toEqual([0, 10, 20])
    expect(segments.result.explained).toBeGreaterThan(0.98)
  }, 60_000)
})
