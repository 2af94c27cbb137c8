import { describe, expect, test } from 'vitest'
import { buildColumn, buildMeasure } from '../../../../test/factories/column.ts'
import { AggregateName, type Calculation, TimePart } from '../../../contract/plan.ts'
import { type GroupField, Question, type QuestionInput, type ValueField } from '../../../contract/question.ts'
import { english } from '../../words/english.ts'
import { say } from '../../words/say.ts'
import { specOf } from './specOf.ts'

const columns = [
  buildColumn({ id: 'city', name: 'City', profile: { distinct: 31 } }),
  buildColumn({ id: 'kind', name: 'Kind', profile: { distinct: 3 } }),
  buildColumn({
    id: 'day',
    name: 'Order date',
    type: 'date',
    role: 'time',
    profile: { distinct: 700, min: '2023-01-01', max: '2024-12-31' },
  }),
  buildColumn({
    id: 'year',
    name: 'Year',
    type: 'integer',
    role: 'time',
    profile: { distinct: 9, min: 2016, max: 2024 },
  }),
  buildMeasure('Sales', { id: 'sales' }),
  buildMeasure('Weight', { id: 'weight', meaning: { additive: 'mean', unit: 'kg' } }),
]
const group = (column: string, more: Partial<GroupField> = {}): GroupField => ({ role: 'group', column, ...more })
const raw = (column: string) => ({ role: 'raw' as const, column })
const value = (aggregate: AggregateName, column?: string, calculation?: Calculation): ValueField => ({
  role: 'value',
  aggregate,
  ...(column !== undefined && { column }),
  ...(calculation && { calculation }),
})
const month = group('day', { timeUnit: 'month' })
const sales = value('sum', 'sales')

type Input = Omit<QuestionInput, 'source'>
function heads(input: Input): string[] {
  const { spec } = specOf(Question.parse({ source: { datasetId: 'd', tableId: 't' }, ...input }), columns)
  return [spec.title, spec.subtitle].map(message => (message ? say(message, 'en') : ''))
}

const read: [Input, string, string][] = [
  [{ type: 'metric', y: [sales] }, 'Sales', 'Sum'],
  [{ type: 'metric', y: [value('mean', 'weight')] }, 'Average Weight', 'In kg'],
  [{ type: 'metric' }, 'Rows', ''],
  [{ type: 'metric', y: [value('countDistinct', 'city')] }, 'Different values of City', ''],
  [{ type: 'bar', x: [group('kind')] }, 'Rows by Kind', ''],
  [{ type: 'bar', x: [group('city')], y: [sales] }, 'Sales by City', 'Sum, top 20 of 31'],
  [{ type: 'bar', x: [group('kind')], y: [value('median', 'sales')] }, 'Median Sales by Kind', ''],
  [
    { type: 'bar', x: [group('kind')], y: [{ ...value('quantile', 'sales'), p: 0.9 }] },
    '90% quantile of Sales by Kind',
    '',
  ],
  [
    { type: 'bar', x: [group('kind')], y: [sales, value('mean', 'sales')] },
    'Sales (sum) and Sales (average) by Kind',
    '',
  ],
  [
    { type: 'bar', x: [group('day', { timePart: 'dayOfWeek' })], y: [sales], colour: group('kind') },
    'Sales by day of the week and Kind',
    'Sum, of Order date',
  ],
  [{ type: 'bar', x: [group('year')], y: [sales] }, 'Sales over time', 'Sum, by Year'],
  [{ type: 'line', x: [month], y: [sales] }, 'Sales over time', 'Sum, by Order date, per month'],
  [
    { type: 'line', x: [month], y: [sales], colour: group('kind') },
    'Sales over time by Kind',
    'Sum, by Order date, per month',
  ],
  [
    { type: 'area', x: [month], y: [value('sum', 'sales', { kind: 'running' })] },
    'Running total of Sales over time',
    'By Order date, per month',
  ],
  [
    { type: 'line', x: [month], y: [value('sum', 'sales', { kind: 'movingAverage', periods: 3 })] },
    'Moving average of Sales over time',
    'By Order date, per month, over 3 periods',
  ],
  [
    {
      type: 'line',
      x: [month],
      y: [value('count', undefined, { kind: 'change', against: 'previousYear', as: 'ratio' })],
    },
    'Change in rows over time',
    'By Order date, per month, against the year before',
  ],
  [{ type: 'pie', x: [group('kind')], y: [value('sum', 'sales', { kind: 'share' })] }, 'Share of Sales by Kind', ''],
  [{ type: 'scatter', x: [raw('weight')], y: [raw('sales')] }, 'Sales against Weight', 'One point per row'],
  [
    { type: 'scatter', x: [raw('weight')], y: [raw('sales')], colour: group('kind') },
    'Sales against Weight by Kind',
    'One point per row',
  ],
  [{ type: 'line', x: [raw('day')], y: [raw('sales')] }, 'Sales over time', 'One point per row'],
  [{ type: 'histogram', x: [raw('sales')] }, 'Distribution of Sales', 'Rows per range of values'],
  [
    { type: 'histogram', x: [raw('sales')], facet: group('kind') },
    'Distribution of Sales by Kind',
    'Rows per range of values',
  ],
  [
    { type: 'box', x: [group('kind')], y: [raw('sales')] },
    'Spread of Sales by Kind',
    'Boxes hold the middle half, whiskers reach from the 5% to the 95% quantile',
  ],
  [
    { type: 'heatmap', x: [month], y: [group('kind')] },
    'Rows by month of Order date and Kind',
    'By Order date, per month',
  ],
  [{ type: 'treemap', x: [group('kind'), group('city')], y: [sales] }, 'Sales by Kind and City', 'Sum'],
  [{ type: 'pivot', x: [group('kind')], y: [group('city'), sales] }, 'Sales by Kind and City', 'Sum'],
  [{ type: 'table', y: [raw('city'), raw('sales')] }, 'City and Sales', ''],
  [{ type: 'bar', x: [group('kind')], facet: group('city') }, 'Rows by Kind and City', ''],
  [{ type: 'bar', x: [group('kind')], title: 'My own words' }, 'My own words', ''],
  [
    { type: 'bar', x: [group('kind')], y: [sales], filter: { op: 'eq', column: 'city', value: 'Nara' } },
    'Sales by Kind',
    'Sum, where City is Nara',
  ],
]

describe('a chart is called', () => {
  test.each(read)('as a person would: %j', (input, title, subtitle) => {
    expect(heads(input)).toEqual([title, subtitle])
  })

  test('something for every aggregate, calculation and part of time', () => {
    const calculations: (Calculation | undefined)[] = [
      undefined,
      { kind: 'share' },
      { kind: 'running' },
      { kind: 'movingAverage', periods: 7 },
      { kind: 'change', against: 'previousPeriod', as: 'difference' },
    ]
    const xs = [
      group('kind'),
      month,
      group('year'),
      group('sales', { bins: 10 }),
      ...TimePart.options.slice(0, 3).map(part),
    ]
    const figures = AggregateName.options.flatMap(aggregate =>
      calculations.map(made => ({ ...value(aggregate, 'sales', made), ...(aggregate === 'quantile' && { p: 0.25 }) })),
    )
    const source = { datasetId: 'd', tableId: 't' }
    const asked = figures.flatMap(figure => xs.map(x => Question.parse({ source, type: 'bar', x: [x], y: [figure] })))
    const said = asked.flatMap(question => {
      const { title, subtitle } = specOf(question, columns).spec
      return [title.code, ...(subtitle ? [subtitle.code] : [])]
    })
    expect(new Set(said).size).toBeGreaterThan(60)
    expect(said.filter(code => english[code] === undefined)).toEqual([])
  })
})

function part(timePart: TimePart): GroupField {
  return group('day', { timePart })
}
