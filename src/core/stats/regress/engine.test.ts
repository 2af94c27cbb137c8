import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { LogisticRequest, PoissonRequest, RegressionRequest } from '../../../contract/analysis/regress.ts'
import type { TableReading } from '../../../contract/reading.ts'
import { randomFrom } from '../cluster/random.ts'
import { withColumnIds } from '../withColumnIds.ts'
import { logistic } from './logistic.ts'
import { poisson } from './poisson.ts'
import { regression } from './regression.ts'

const analyst = analystInFolder()
const N = 3_000

/** a and b hang together, d is around five million, g is a group with a rare value; won, sold and spent depend on them. */
function table(): Promise<TableReading> {
  const random = randomFrom(11)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const count = (mean: number) => {
    let [n, product] = [0, random()]
    for (; product > Math.exp(-mean); n++) product *= random()
    return n
  }
  const lines = Array.from({ length: N }, (_, i) => {
    const a = 10 + 3 * normal()
    const b = a + 0.05 * normal()
    const d = 5e6 + Math.round(100 * normal())
    const g = i % 300 === 7 ? 'rare' : 'xyz'[i % 3]
    const days = 1 + Math.floor(30 * random())
    const eta = 0.3 * (a - 10) + (g === 'x' ? 0.8 : 0) + (d - 5e6) / 200
    const won = random() < 1 / (1 + Math.exp(-eta)) ? 'yes' : 'no'
    return [
      a,
      b,
      d,
      g,
      days,
      won,
      count(days * Math.exp(eta / 3 - 1)),
      (5 + eta + (a / 5) * normal()).toFixed(6),
    ].join()
  })
  return analyst.table(['a,b,d,g,days,won,sold,spent', ...lines].join('\n'))
}

/** Every number of an answer that is not of single rows agrees. */
function agree(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>, apart: number): void {
  const of = (value: Readonly<Record<string, unknown>>) => JSON.stringify(value)
  const numbers = /-?\d+(\.\d+)?(e[-+]?\d+)?/g
  expect(of(other).replaceAll(numbers, '#')).toBe(of(one).replaceAll(numbers, '#'))
  const [left, right] = [of(one).match(numbers) ?? [], of(other).match(numbers) ?? []]
  left.forEach((text, i) => {
    const [x, y] = [Number(text), Number(right[i])]
    if (Math.abs(x - y) > apart * Math.max(Math.abs(x), 1e-3)) expect(`${i}: ${y}`).toBe(`${i}: ${x}`)
  })
}

describe('likelihoods that the engine sums', () => {
  it('are greatest where they are greatest of the same rows in memory, for outcomes and for counts', async () => {
    const rows = await table()
    const places = [{ values: { a: 11, b: 11, d: 5e6 + 50, g: 'x' } }]
    for (const errors of ['classical', 'HC0', 'HC1'] as const) {
      const asked = { y: 'won', x: ['a', 'b', 'd', 'g'], interactions: [['a', 'g']], errors, predict: places }
      const request = LogisticRequest.parse(withColumnIds({ type: 'logistic', ...asked }, rows.columns))
      const read = await analyst.run(rows, input => logistic(request, input))
      const summed = await analyst.run(rows, input => logistic(request, input, 100))
      expect([summed.method.exactness, summed.method.sampledRows, read.method.sampledRows]).toEqual(['exact', N, null])
      const { iterations: _, auc, ...result } = read.result
      const { iterations: __, auc: area, ...other } = summed.result
      agree(result, other, 1e-9)
      expect(Math.abs(auc - area)).toBeLessThan(1e-6)
      expect(result.wald === null).toBe(errors === 'classical')
    }
    for (const errors of ['classical', 'HC1'] as const) {
      const asked = { y: 'sold', x: ['a', 'd', 'g'], exposure: 'days', errors }
      const request = PoissonRequest.parse(withColumnIds({ type: 'poisson', ...asked }, rows.columns))
      const read = await analyst.run(rows, input => poisson(request, input))
      const summed = await analyst.run(rows, input => poisson(request, input, 100))
      const { iterations: _, ...result } = read.result
      const { iterations: __, ...other } = summed.result
      agree(result, other, 1e-9)
    }
  }, 60_000)

  it('of least squares have the robust errors of all rows', async () => {
    const rows = await table()
    for (const errors of ['HC0', 'HC1', 'HC2', 'HC3'] as const) {
      const asked = { type: 'regression', y: 'spent', x: ['a', 'd', 'g'], errors }
      const request = RegressionRequest.parse(withColumnIds(asked, rows.columns))
      const read = await analyst.run(rows, input => regression(request, input))
      const summed = await analyst.run(rows, input => regression(request, input, 100))
      const told = ({ coefficients, robustF, r2, f }: typeof read.result) => ({ coefficients, robustF, r2, f })
      agree(told(read.result), told(summed.result), 1e-9)
      expect(read.result.robustF?.statistic).not.toBeCloseTo(read.result.f.statistic ?? 0, 3)
    }
  }, 60_000)

  it('say of outcomes that are foretold without a miss, and of counts that are none, what they say in memory', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, i) => `${i},${i < 150 ? 'no' : 'yes'},${'abc'[i % 3]},${i % 3 === 2 ? 1 : i % 2},${i / 2},0`,
    )
    const rows = await analyst.table(['x,y,g,z,half,none', ...lines].join('\n'))
    const separated = async (y: string, x: string) => {
      const request = LogisticRequest.parse(withColumnIds({ type: 'logistic', y, x: [x] }, rows.columns))
      const { result, warnings } = await analyst.run(rows, input => logistic(request, input, 100))
      return [result.isSeparated, result.coefficients.every(({ p }) => p === null), warnings[0]?.code]
    }
    expect(await separated('y', 'x')).toEqual([true, true, 'analysis.logistic.separation'])
    expect(await separated('z', 'g')).toEqual([true, true, 'analysis.logistic.separation'])
    const counted = (y: string) => {
      const request = PoissonRequest.parse(withColumnIds({ type: 'poisson', y, x: ['x'] }, rows.columns))
      return analyst.run(rows, input => poisson(request, input, 100))
    }
    await expect(counted('half')).rejects.toThrow('no counts')
    await expect(counted('none')).rejects.toThrow('nothing to explain')
  }, 60_000)
})
