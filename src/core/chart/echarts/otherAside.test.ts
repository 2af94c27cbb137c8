import { expect, test } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import { drawnBars, otherAside } from './otherAside.ts'

const bars = (values: number[]) => {
  const model = chartModel({
    type: 'bar',
    categories: ['a', 'b', 'Other'],
    series: [{ name: 'Sales', measure: 'm', colour: 0, values }],
  })
  return { ...model, plan: { ...model.plan, tops: [{ dimension: 'd', measure: 'm', n: 2, other: true }] } }
}

test('an Other that would press the named bars to stubs stands aside, with its value', () => {
  const model = bars([3, 2, 120])
  expect(otherAside(model)).toBe(120)
  expect(drawnBars(model).x?.categories).toEqual(['a', 'b'])
  expect(drawnBars(model).series[0]?.values).toEqual([3, 2])
})

test('an Other that can be compared is drawn', () => {
  const model = bars([3, 2, 9])
  expect(otherAside(model)).toBeNull()
  expect(drawnBars(model)).toBe(model)
})
