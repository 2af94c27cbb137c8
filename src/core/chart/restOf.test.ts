import { expect, test } from 'vitest'
import { ChartSpec } from '../../contract/chart.ts'
import type { Filter } from '../../contract/plan.ts'
import { restOf } from './restOf.ts'

const nara: Filter = { op: 'eq', column: 'c1', value: 'Nara' }
const dated: Filter = { op: 'notNull', column: 'c2' }
const spec = (filter: Filter) =>
  ChartSpec.parse({
    type: 'bar',
    plan: { source: { datasetId: 'd', tableId: 't' }, filter, measures: [{ as: 'm', aggregate: 'count' }] },
    encoding: { y: ['m'] },
    title: { code: 'chart.rows', params: {} },
  })

test('all rows but the chosen ones are asked', () => {
  expect(restOf(spec(nara), nara).plan.filter).toEqual({ op: 'not', of: nara })
})

test('what the chart leaves out by itself stays left out', () => {
  expect(restOf(spec({ op: 'and', of: [dated, nara] }), nara).plan.filter).toEqual({
    op: 'and',
    of: [dated, { op: 'not', of: nara }],
  })
})
