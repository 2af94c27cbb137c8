import { expect, test } from 'vitest'
import { chartModel } from '../../../../test/factories/chartModel.ts'
import type { ChartModel } from '../../../contract/chart.ts'
import { Writer } from '../../words/writer.ts'
import { paletteOf } from './palette.ts'
import { pictureOf } from './pictureOf.ts'

const pictured = (model: ChartModel, width = 600) =>
  pictureOf({ model, palette: paletteOf('light'), writer: new Writer('en-US'), font: 'Inter', width, height: 300 })
/** An option as ECharts would read it, loosely typed: tests look into it. */
// biome-ignore lint/suspicious/noExplicitAny: the type of an option is a union of hundreds of shapes
const draw = (model: ChartModel, width = 600): any => {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const { option } = pictured(model, width) as any
  return { ...option, xAxis: option.xAxis?.[0], yAxis: option.yAxis?.[0] }
}
const single = (values: (number | null)[], name = 'Sales') => [{ name, measure: 'm', colour: 0, values }]

test('bars across carry their values, so their axis of values is hidden, and the first stands on top', () => {
  const option = draw(
    chartModel({ type: 'bar', horizontal: true, categories: ['Role-Playing', 'Puzzle'], series: single([927, 245]) }),
  )
  expect(option.xAxis).toMatchObject({ type: 'value', show: false, scale: false })
  expect(option.yAxis).toMatchObject({ type: 'category', data: ['Role-Playing', 'Puzzle'], inverse: true })
  expect(option.series[0].label.formatter({ value: 1234.5 })).toBe('1,234.5')
})

test('values beside bars are written in one way, and the longest bar takes the room', () => {
  const option = draw(
    chartModel({ type: 'bar', horizontal: true, categories: ['a', null], series: single([231_067, 69_227]) }),
  )
  expect([231_067, 69_227].map(value => option.series[0].label.formatter({ value }))).toEqual(['231K', '69.2K'])
  expect(option.xAxis.max).toBe('dataMax')
  expect(option.yAxis.data).toEqual(['a', 'missing'])
})

test('bars below zero keep the axis, and never lose the zero', () => {
  const option = draw(chartModel({ type: 'bar', categories: ['a', 'b'], series: single([-2, 3]) }))
  expect(option.yAxis).toMatchObject({ show: true, scale: false })
  expect(option.series[0].label.show).toBe(false)
})

test('what was folded into Other is grey', () => {
  const model = chartModel({ type: 'bar', categories: ['a', 'Other'], series: single([5, 9]) })
  const tops = [{ dimension: 'd', measure: 'm', n: 1, other: true }]
  const option = draw({ ...model, plan: { ...model.plan, tops } })
  expect(option.series[0].data).toEqual([5, { value: 9, itemStyle: { color: '#8A93A1' } }])
})

test('a line has gaps where there is nothing, and a lone value keeps its symbol', () => {
  const years = Array.from({ length: 40 }, (_, i) => 1980 + i)
  const values = years.map((_, i) => (i === 38 ? null : i))
  const option = draw(chartModel({ type: 'line', categories: years, x: { kind: 'time' }, series: single(values) }))
  expect(option.xAxis.type).toBe('time')
  expect(option.series[0]).toMatchObject({ connectNulls: false, showSymbol: true })
  expect(option.series[0].data[38]).toEqual([Date.UTC(2018, 0, 1), '-'])
  expect(option.series[0].symbolSize(null, { dataIndex: 39 })).toBe(5)
  expect(option.series[0].symbolSize(null, { dataIndex: 3 })).toBe(0)
})

test('up to four lines are named at their ends, more are not', () => {
  const lines = (n: number) =>
    draw(
      chartModel({
        type: 'line',
        categories: [2001, 2002],
        x: { kind: 'time' },
        series: Array.from({ length: n }, (_, i) => ({ name: `s${i}`, measure: 'm', colour: i, values: [i, i] })),
      }),
    ).series.map((s: { endLabel: { show: boolean } }) => s.endLabel.show)
  expect(lines(1)).toEqual([false])
  expect(lines(3)).toEqual([true, true, true])
  expect(lines(5)).not.toContain(true)
})

test('the bars of a histogram reach from edge to edge', () => {
  const model = chartModel({ type: 'histogram', categories: [0, 0.5, 1], series: single([3, 2, 1], 'Rows') })
  const dimensions = [{ as: 'd', column: 'c', bin: { start: 0, width: 0.5 } }]
  const option = draw({ ...model, plan: { ...model.plan, dimensions } })
  expect(option.xAxis).toMatchObject({ type: 'value', min: 0, max: 1.5 })
  const { placeAt, tipAt } = pictured({ ...model, plan: { ...model.plan, dimensions } })
  const place = placeAt({ seriesId: '0.0', dataIndex: 1 })
  expect(place && tipAt(place)).toMatchObject({ header: '0.5 – 1', rows: [{ name: 'y', value: '2' }] })
})

test('a point says its row and both of its values', () => {
  const number = { kind: 'number', unit: null, fractionDigits: null, timeUnit: null } as const
  const { tipAt } = pictured(
    chartModel({
      type: 'scatter',
      categories: [],
      x: { kind: 'value', format: number },
      series: [{ name: 'y', measure: 'y', colour: 0, values: [2], xs: [1], rows: [1337] }],
    }),
  )
  expect(tipAt({ series: 0, index: 0 })).toMatchObject({
    header: 'Row 1,337 of the file',
    rows: [
      { name: 'x', value: '1' },
      { name: 'y', value: '2' },
    ],
  })
})

test('over two thousand marks nothing moves', () => {
  const many = Array.from({ length: 2001 }, (_, i) => i)
  const option = draw(
    chartModel({
      type: 'scatter',
      categories: [],
      series: [{ name: 'y', measure: 'y', colour: 0, values: many, xs: many }],
    }),
  )
  expect(option.animation).toBe(false)
})
