import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import { rankDimensions, rankMeasures } from './rank.ts'

const top = (...counts: number[]) => counts.map((count, i) => ({ value: `g${i}`, count }))
const names = (columns: readonly { name: string }[]) => columns.map(c => c.name)

describe('dimensions', () => {
  test('that part the rows alike are shown once, by their words', () => {
    const pclass = buildColumn({ name: 'pclass', type: 'integer', profile: { distinct: 3, top: top(491, 216, 184) } })
    const worded = buildColumn({ name: 'class', profile: { distinct: 3, top: top(491, 216, 184) } })
    const sex = buildColumn({ name: 'sex', profile: { distinct: 2, top: top(577, 314) } })
    expect(names(rankDimensions([pclass, worded, sex]))).toEqual(['class', 'sex'])
  })

  test('of equal group sizes are not taken for one another', () => {
    const a = buildColumn({ name: 'weekday', profile: { distinct: 2, top: top(50, 50) } })
    const b = buildColumn({ name: 'half', profile: { distinct: 2, top: top(50, 50) } })
    expect(rankDimensions([a, b])).toHaveLength(2)
  })

  test('with one value in nearly every row are left out when there are others', () => {
    const status = buildColumn({ name: 'status', profile: { distinct: 2, top: top(99, 1) } })
    const city = buildColumn({ name: 'city', profile: { distinct: 5, top: top(40, 30, 20, 9, 1) } })
    expect(names(rankDimensions([status, city]))).toEqual(['city'])
    expect(names(rankDimensions([status]))).toEqual(['status'])
  })
})

describe('measures', () => {
  test('that lead by name come first, and a tax on sales is no sale', () => {
    const columns = [buildMeasure('Sales Tax Charged'), buildMeasure('Quantity'), buildMeasure('Net Proceeds')]
    expect(names(rankMeasures(columns))).toEqual(['Net Proceeds', 'Quantity', 'Sales Tax Charged'])
  })

  test('keep the order of the file when nothing tells them apart', () => {
    expect(names(rankMeasures([buildMeasure('b'), buildMeasure('a')]))).toEqual(['b', 'a'])
  })
})
