import { expect, test } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import { startsAwayFromZero } from './axisStart.ts'

const line = (values: (number | null)[], startsAtZero = false) =>
  startsAwayFromZero(
    chartModel({
      type: 'line',
      categories: values.map((_, i) => 2000 + i),
      y: { startsAtZero },
      series: [{ name: 'm', measure: 'm', colour: 0, values }],
    }),
  )

test('an axis far above zero is said to start there, one that comes down to zero is not', () => {
  expect(line([315, 370, null, 410])).toBe(true)
  expect(line([24, 60, 224])).toBe(false)
  expect(line([-5, 5])).toBe(false)
  expect(line([-400, -390])).toBe(true)
})

test('an axis that must start at zero, or has no values, says nothing', () => {
  expect(line([315, 370], true)).toBe(false)
  expect(line([null])).toBe(false)
})
