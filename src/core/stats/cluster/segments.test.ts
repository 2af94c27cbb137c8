import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analystInFolder } from '../../../../test/factories/analyst.ts'
import { DATA, hasRealFiles } from '../../../../test/support/realFiles.ts'
import { truthOf } from '../../../../test/truth/truthOf.ts'
import type { SegmentsAnswer } from '../../../contract/analysis/cluster.ts'
import { column, project } from '../../relation/build.ts'
import { sayAnalysis as say } from '../../words/analysis/sayAnalysis.ts'
import { labelExpression } from './labelExpression.ts'
import { sizedByEngine } from './sized.ts'

const analyst = analystInFolder()

/** Three groups of rows around (1, 10), (5, 50), (9, 20), with a row that lacks a cell. */
const groups = [
  ...Array.from({ length: 12 }, (_, i) => [1 + (i % 3) / 10, 10 + (i % 4)]),
  ...Array.from({ length: 8 }, (_, i) => [5 + (i % 3) / 10, 50 + (i % 4)]),
  ...Array.from({ length: 6 }, (_, i) => [9 + (i % 3) / 10, 20 + (i % 4)]),
]
const csv = ['size,bill', ...groups.map(row => row.join(',')), '4,'].join('\n')

describe('segments', () => {
  it('find groups that are there, in order of size, with centroids in the columns’ own units', async () => {
    const table = await analyst.table(csv)
    const { result, n, nulls, answer, remarks } = await analyst.answer(table, {
      type: 'segments',
      columns: ['size', 'bill'],
    })
    expect([n, nulls]).toEqual([26, 1])
    expect(result.segments.map(({ size }) => size)).toEqual([12, 8, 6])
    expect(result.segments[0]?.centroid.map(x => x.toFixed(3))).toEqual(['1.100', '11.500'])
    expect(result.labels.at(-1)?.label).toBeNull()
    expect(result.labels.slice(0, 26).map(({ label }) => label)).toEqual([
      ...Array(12).fill(1),
      ...Array(8).fill(2),
      ...Array(6).fill(3),
    ])
    expect(result.totalSs).toBeCloseTo(52, 9)
    expect(say(answer, 'en')).toMatch(/^The rows fall into 3 segments that stand apart/)
    expect(say(remarks[1] ?? { code: '', params: {} }, 'en')).toMatch(/^Segment 2 \(30.8% of the rows\): high bill/)
  })

  it('are as many as stand apart when nobody says how many', async () => {
    const table = await analyst.table(csv)
    const { result } = await analyst.answer(table, { type: 'segments', columns: ['size', 'bill'], k: null })
    expect(result.k).toBe(3)
    expect(result.choices.find(({ k }) => k === 3)?.stability).toBe(1)
  })

  it('are the same when the engine labels the rows, and their sizes, means and inertia too', async () => {
    const table = await analyst.table(csv)
    const { result } = await analyst.answer(table, { type: 'segments', columns: ['size', 'bill'] })
    const { model } = result
    const labelled = await analyst.run(table, function* ({ rows, columns }) {
      const relation = project(rows, [
        { as: '_row', value: column('_row') },
        { as: 'label', value: labelExpression(model, columns) },
      ])
      const [answer] = yield [{ relation, maxRows: 100 }]
      return answer
    })
    const byRow = new Map((labelled?.data[0] ?? []).map((row, i) => [Number(row), labelled?.data[1]?.[i] ?? null]))
    expect(result.labels.map(({ row }) => byRow.get(row) ?? null)).toEqual(result.labels.map(({ label }) => label))
    const sized = await analyst.run(table, input => sizedByEngine(input, model, [...input.columns.values()]))
    expect(sized.sizes).toEqual(result.segments.map(({ size }) => size))
    expect(sized.inertia).toBeCloseTo(result.inertia, 10)
    const rounded = (means: readonly number[]) => means.map(mean => mean.toFixed(10))
    expect(sized.means.map(rounded)).toEqual(result.segments.map(({ centroid }) => rounded(centroid)))
  })

  it('need columns that vary', async () => {
    const table = await analyst.table(['a,b', ...Array.from({ length: 10 }, (_, i) => `${i},7`)].join('\n'))
    await expect(analyst.answer(table, { type: 'segments', columns: ['a', 'b'] })).rejects.toThrow('same in every row')
  })
})

interface Recorded {
  features: string[]
  mean: number[]
  total_ss: number
  k: Record<string, { best_inertia: number; silhouette_of_best: number; sizes_sorted: number[] }>
}

describe.runIf(hasRealFiles)('segments of real tables', () => {
  it.each([
    ['iris', 'kmeans_standardised', 'tidy/iris.csv', 2],
    ['penguins', 'kmeans', 'tidy/penguins.csv', 2],
    ['vgsales', 'kmeans_4regions', 'templates/vgsales.csv', 1],
  ])(
    '%s: the inertia is at most that of scikit-learn’s best, for 2 to 6 segments',
    async (name, key, path, seeds) => {
      const truth = truthOf<Record<string, Recorded>>(name)[key]
      if (!truth) throw new Error(`no ${key}`)
      const table = await analyst.open(join(DATA, path))
      const asked = Array.from({ length: seeds }, (_, i) =>
        Object.keys(truth.k).map(k => ({ seed: 42 + i, k: Number(k) })),
      )
      for (const { seed, k } of asked.flat()) {
        const { result } = await analyst.answer(table, { type: 'segments', columns: truth.features, k, seed })
        expect(result.totalSs / truth.total_ss).toBeCloseTo(1, 9)
        compare(result, truth.k[k])
      }
    },
    120_000,
  )
})

/** Where both found the same segments everything else is the same too. */
function compare(result: SegmentsAnswer['result'], recorded: Recorded['k'][string] | undefined): void {
  const ratio = result.inertia / (recorded?.best_inertia ?? Number.NaN)
  expect(ratio).toBeLessThanOrEqual(1.0001)
  if (Math.abs(ratio - 1) > 1e-9) return
  expect(result.segments.map(({ size }) => size)).toEqual(recorded?.sizes_sorted)
  if (result.silhouetteRows === result.n)
    expect(result.silhouette).toBeCloseTo(recorded?.silhouette_of_best ?? Number.NaN, 9)
}
