import { describe, expect, it } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import type { ChartModel } from '../../../contract/chart.ts'
import type { Dimension } from '../../../contract/plan.ts'
import { filterOfRange, zoomAxes } from './zoom.ts'

const series = [{ name: 'Rows', measure: 'm', colour: 0, values: [1, 2, 3] }]
const by = (
  type: ChartModel['type'],
  categories: (string | number)[],
  dimension: Partial<Dimension>,
  kind: 'time' | 'value',
): ChartModel => {
  const model = chartModel({ type, categories, series, x: { kind } })
  return { ...model, plan: { ...model.plan, dimensions: [{ as: 'x', column: 'c1', ...dimension }] } }
}
const months = by('line', ['2024-01-01', '2024-02-01', '2024-03-01'], { timeUnit: 'month' }, 'time')
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)

describe('a range drawn over a plot', () => {
  it('over months takes them whole', () => {
    expect(filterOfRange(months, { x: 'x' }, { x: [at('2024-01-20'), at('2024-03-02')] })).toEqual({
      op: 'between',
      column: 'c1',
      low: '2024-02-01',
      high: '2024-04-01',
      closed: false,
    })
  })

  it('that lies between two periods takes the nearer one', () => {
    expect(filterOfRange(months, { x: 'x' }, { x: [at('2024-02-05'), at('2024-02-09')] })).toMatchObject({
      low: '2024-02-01',
      high: '2024-03-01',
    })
  })

  it('holds whole bins, with the edges that the engine computes', () => {
    const bins = by('histogram', [0.1, 0.3, 0.5], { bin: { start: 0.1, width: 0.2 } }, 'value')
    expect(filterOfRange(bins, { x: 'x' }, { x: [0.34, 0.61] })).toEqual({
      op: 'between',
      column: 'c1',
      low: 0.1 + 0.2,
      high: 0.1 + 0.2 * 3,
      closed: false,
    })
  })

  it('over plain numbers is those numbers', () => {
    const numbers = by('line', [1, 5, 900, 40_000], {}, 'value')
    expect(filterOfRange(numbers, { x: 'x' }, { x: [3, 902] })).toEqual({
      op: 'between',
      column: 'c1',
      low: 3,
      high: 902,
      closed: true,
    })
  })

  it('of points may have a height as well', () => {
    const points = { ...chartModel({ type: 'scatter', categories: [], series, x: { kind: 'value' } }) }
    expect(filterOfRange(points, { x: 'c1', y: ['c2'] }, { x: [1, 2], y: [10, 20] })).toEqual({
      op: 'and',
      of: [
        { op: 'between', column: 'c1', low: 1, high: 2, closed: true },
        { op: 'between', column: 'c2', low: 10, high: 20, closed: true },
      ],
    })
  })
})

it('bars, names and what lies across cannot be drawn over', () => {
  expect(zoomAxes(chartModel({ type: 'bar', categories: ['a'], series }))).toBeNull()
  expect(zoomAxes(chartModel({ type: 'line', categories: ['a'], series }))).toBeNull()
  expect(zoomAxes({ ...months, horizontal: true })).toBeNull()
  expect(zoomAxes(months)).toBe('x')
})
