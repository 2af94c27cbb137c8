import { expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import { qualityCandidates } from './quality.ts'

const day = buildColumn({
  ...{ id: 'day', name: 'Day', type: 'date', role: 'time' },
  profile: {
    ...{ min: '2023-01-01', max: '2099-12-31', distinct: 60 },
    quantiles: { p05: '2023-01-05', p25: '2023-02-01', p50: '2023-03-01', p75: '2023-04-01', p95: '2023-05-01' },
  },
})
const returned = buildColumn({ id: 'back', name: 'Returned', type: 'date', role: 'time', profile: { nulls: 95 } })
const price = buildMeasure('Price', {
  id: 'price',
  rejected: 8,
  profile: { nulls: 40, max: 9999, top: [{ value: 9999, count: 6 }] },
})
const fine = buildMeasure('Weight')

test('what a column lacks is told by its profile: missing, unread and placeholder cells, dates years ahead', () => {
  const of = (today: Date | null) =>
    qualityCandidates({ columns: [day, returned, price, fine], time: day, today }).map(
      ({ about, columns: [column] }) => `${about} ${column}`,
    )
  expect(of(new Date('2023-06-01'))).toEqual(['dates day', 'missing price', 'rejected price', 'placeholder price'])
  expect(of(null)).not.toContain('dates day')
})
