import { expect, test } from 'vitest'
import type { Tile } from '../../contract/automatic.ts'
import type { ChartModel } from '../../contract/chart.ts'
import { QueryPlan } from '../../contract/plan.ts'
import { say } from '../words/say.ts'
import { summarise } from './summarise.ts'

const format = { kind: 'number', unit: null, fractionDigits: null, timeUnit: null } as const
const source = { datasetId: 'd', tableId: 't' }
const title = (measure: string) => ({ code: 'chart.measure', params: { measure } })

/** A tile with what the summary reads of it. */
function tile(type: ChartModel['type'], aggregate: 'sum' | 'mean' | 'count', model: Partial<ChartModel>): Tile {
  const plan = QueryPlan.parse({
    source,
    measures: [{ as: 'm', aggregate, ...(aggregate !== 'count' && { column: 'c' }) }],
  })
  return {
    id: type,
    spec: { type },
    model: { type, plan, title: title('Sales'), series: [], ...model },
  } as unknown as Tile
}
const axis = (name: string, categories: (string | number | null)[], timeUnit: 'year' | null = null) =>
  ({ title: name, categories, format: { ...format, timeUnit } }) as unknown as ChartModel['x']
const series = (values: (number | null)[]) => [{ name: 'Sales', measure: 'm', colour: 0, values }]
const metric = (value: number, currentLabel?: string) =>
  ({
    value,
    format,
    measure: 'm',
    sparkline: [],
    change: currentLabel ? { currentLabel } : null,
  }) as unknown as ChartModel['metric']
const said = (tiles: Tile[]) => summarise(tiles).map(message => say(message, 'en'))

test('how much there is, how it went up to the last whole period, who leads', () => {
  const years = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01']
  expect(
    said([
      tile('metric', 'sum', { metric: metric(1234.5, '2022') }),
      tile('metric', 'count', { metric: metric(400) }),
      tile('line', 'sum', { x: axis('Day', years, 'year'), series: series([100, 400, 300, 120, 3]) }),
      tile('bar', 'sum', { x: axis('City', ['Osaka', 'Bern', 'Other']), series: series([60, 25, 15]) }),
    ]),
  ).toEqual([
    '400 rows add up to 1,234.5 of Sales.',
    'Sales peaked in 2020 (400) and was 70% lower in 2022.',
    'Osaka leads City with 60% of Sales, ahead of Bern.',
  ])
})

test('an average is never said to lead with a share, and an even field has no leader', () => {
  expect(said([tile('bar', 'mean', { x: axis('City', ['Osaka', 'Bern']), series: series([4.5, 3]) })])).toEqual([
    'Of the City shown, Osaka has the highest average Sales (4.5), ahead of Bern.',
  ])
  expect(said([tile('bar', 'sum', { x: axis('City', ['Osaka', 'Bern']), series: series([3, 3]) })])).toEqual([])
})

test('measures go together only when they do, on enough points', () => {
  const xs = Array.from({ length: 40 }, (_, i) => i)
  const cloud = (values: number[]) => [{ name: '', measure: 'm', colour: 0, xs, values }]
  const y = { title: 'Weight' } as ChartModel['y']
  const tiles = (values: number[]) => [tile('scatter', 'sum', { x: axis('Height', []), y, series: cloud(values) })]
  expect(said(tiles(xs.map(x => 2 * x + (x % 3))))).toEqual(['Height and Weight rise together (correlation 1).'])
  expect(said(tiles(xs.map(x => (x * 7919) % 41)))).toEqual([])
})
