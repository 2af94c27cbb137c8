import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import { shareCandidates } from './shares.ts'

const dimension = buildColumn({ id: 'team', name: 'Team' })
const measures = [buildMeasure('Sales', { id: 'sales' })]

/** Groups of so many rows, each row worth ten on average. */
function told(rows: readonly number[], mean: (i: number) => number = () => 10, of = dimension) {
  const groups = rows.map((n, i) => ({ key: `T${i}`, rows: n, of: [{ n, mean: mean(i), m2: n * 4 }] }))
  return shareCandidates({ dimension: of, measures, groups })
    .filter(({ isLarge, test: tested }) => isLarge && (tested === null || tested.p < 0.001))
    .map(({ kind, about, columns }) => [kind, about, columns.join()].join(' '))
}

describe('a total over groups', () => {
  test('of chance is neither even nor outstanding', () => {
    expect(told([103, 92, 111, 97, 88, 109])).toEqual([])
  })

  test('is strikingly even where rounds or quotas made it so', () => {
    expect(told([100, 101, 100, 99, 100, 100])).toEqual(['evenness even team'])
  })

  test('is not called even because months have as many days as they have', () => {
    const month = buildColumn({ id: 'm', name: 'Sold month' })
    expect(told([100, 101, 100, 99, 100, 100], undefined, month)).toEqual([])
  })

  test('that few groups of not many make is concentrated, and of a measure not said again', () => {
    expect(told([400, 380, 30, 35, 28, 32, 31, 29])).toEqual(['evenness concentrated team'])
  })

  test('has a group far above all others where it is, not where a long tail has one', () => {
    expect(told([100, 104, 95, 430, 99, 107, 96])).toContain('outstanding T3 team')
    const tail = Array.from({ length: 40 }, (_, i) => Math.round(2000 / (i + 1)))
    expect(told(tail).filter(one => one.startsWith('outstanding'))).toEqual([])
  })

  test('of a measure is told where it says more than its rows', () => {
    const found = told([100, 104, 95, 101, 99, 107, 96], i => (i === 3 ? 60 : 10))
    expect(found).toContain('outstanding T3 team,sales')
  })

  test('that one row of totals among its parts makes is no finding', () => {
    expect(told([100, 100, 104, 96, 100, 500]).filter(one => one.startsWith('outstanding'))).toEqual([])
  })
})
