import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { DATA, hasRealFiles } from '../../../../test/support/realFiles.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'

const analyst = analystInFolder()
const columns = ['size', 'bill']
const groups = [
  ...Array.from({ length: 12 }, (_, i) => [1 + (i % 3) / 10, 10 + (i % 4)]),
  ...Array.from({ length: 8 }, (_, i) => [5 + (i % 3) / 10, 50 + (i % 4)]),
  ...Array.from({ length: 6 }, (_, i) => [9 + (i % 3) / 10, 20 + (i % 4)]),
]
const csv = ['size,bill', ...groups.map(row => row.join(',')), '4,', '30,200'].join('\n')

describe('rows that are alike', () => {
  it('are joined in a tree that is cut where its heights jump', async () => {
    const table = await analyst.table(csv)
    const { result, answer, pictures } = await analyst.answer(table, { type: 'hierarchy', columns, k: 4 })
    expect(result.segments.map(({ size }) => size)).toEqual([12, 8, 6, 1])
    expect(result.labels.at(-2)?.label).toBeNull()
    expect(pictures[0]?.layers[0]?.xs).toHaveLength(26 * 5)
    expect(say(answer, 'en')).toBe('The tree of similar rows falls into 4 groups; the largest holds 44.4% of the rows.')
  })

  it('are dense regions, and a row far from all is in none', async () => {
    const table = await analyst.table(csv)
    const { result, nulls } = await analyst.answer(table, { type: 'density', columns, eps: 0.3 })
    expect(result.segments.map(({ size }) => size)).toEqual([12, 8, 6])
    expect([result.noise, result.labels.at(-1)?.label, nulls]).toEqual([1, 0, 1])
  })
})

describe.runIf(hasRealFiles)('the components of iris', () => {
  it('are those of numpy', async () => {
    const table = await analyst.open(join(DATA, 'tidy/iris.csv'))
    const asked = ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
    const { result } = await analyst.answer(table, { type: 'components', columns: asked })
    const shares = result.components.map(({ share }) => share.toFixed(10))
    expect(shares).toEqual(['0.7296244541', '0.2285076179', '0.0366892189', '0.0051787091'])
    expect(result.components[0]?.loadings.map(x => x.toFixed(10))).toEqual([
      '0.5210659147',
      '-0.2693474425',
      '0.5804130958',
      '0.5648565358',
    ])
    expect(result.kept).toBe(1)
  })
})
