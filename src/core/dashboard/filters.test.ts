import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAskingTile, buildDocument, buildFilter, ordersSource } from '../../../test/factories/askingTile.ts'
import { buildColumn, buildMeasure } from '../../../test/factories/column.ts'
import type { DashboardFilter, FilterValue } from '../../contract/dashboardFilter.ts'
import { type PlanSource, TimeUnit } from '../../contract/plan.ts'
import { specOf } from '../chart/question/specOf.ts'
import { effectiveQuestion, filtersOfTile } from './effectiveQuestion.ts'
import { filterTargets } from './filterTargets.ts'

const day = { type: 'date', role: 'time' } as const
const span = { min: '2020-01-01', max: '2021-12-31', distinct: 700 }
const orders = [
  buildColumn({ id: 'c1', name: 'Country' }),
  buildColumn({ id: 'c2', name: 'Order date', ...day, profile: span }),
  buildMeasure('Amount', { id: 'c3' }),
  buildColumn({ id: 'c4', name: 'Note', role: 'text' }),
]
const visits = [
  buildColumn({ id: 'c1', name: 'Page' }),
  buildColumn({ id: 'c2', name: 'country' }),
  buildColumn({ id: 'c3', name: 'Seen', ...day, profile: span }),
  buildMeasure('Seconds', { id: 'c4' }),
]
const visitsSource = { datasetId: 'd2', tableId: 't1' }
const tableOf = ({ datasetId }: PlanSource) => (datasetId === 'd1' ? orders : datasetId === 'd2' ? visits : null)

const value = (column: string) => ({ role: 'value' as const, column, aggregate: 'sum' as const })
const group = (column: string) => ({ role: 'group' as const, column })
const byCountry = buildAskingTile('byCountry', { x: [group('c1')], y: [value('c3')] })
const pages = buildAskingTile('pages', { source: visitsSource, x: [group('c1')] })
const gone = buildAskingTile('gone', { source: { datasetId: 'd9', tableId: 't1' }, x: [group('c1')] })
const tiles = [byCountry, pages, gone]
const ref = (columnId: string) => ({ ...ordersSource, columnId })
const targetsOf = (filter: DashboardFilter) => filterTargets(buildDocument({ tiles, filters: [filter] }), tableOf)
const effective = (tile: typeof byCountry, filter: DashboardFilter, set: FilterValue | null | undefined) => {
  const filters = [filter]
  const targets = targetsOf(filter)
  const values = set === undefined ? {} : { [filter.id]: set }
  return effectiveQuestion(tile.config.question, filtersOfTile(tile.id, { filters, targets, values }), tableOf)
}

describe('which column of which tile a filter narrows', () => {
  it('is the same column of the same table, and the one of its name in another', () => {
    expect(targetsOf(buildFilter({ id: 'f', kind: 'category', column: ref('c1') }))).toEqual([
      { filterId: 'f', tileId: 'byCountry', columnId: 'c1', isByHand: false },
      { filterId: 'f', tileId: 'pages', columnId: 'c2', isByHand: false },
    ])
  })

  it('is what a person said, or nothing when they said so', () => {
    const targets = { byCountry: null, pages: 'c1' }
    expect(targetsOf(buildFilter({ id: 'f', kind: 'category', column: ref('c1'), targets }))).toEqual([
      { filterId: 'f', tileId: 'pages', columnId: 'c1', isByHand: true },
    ])
  })

  it('is the main time of a table that has no date of that name', () => {
    const found = targetsOf(buildFilter({ id: 'f', kind: 'dates', column: ref('c2') }))
    expect(found.map(({ tileId, columnId }) => [tileId, columnId])).toEqual([
      ['byCountry', 'c2'],
      ['pages', 'c3'],
    ])
  })

  it('is none of a type that cannot be asked so', () => {
    expect(targetsOf(buildFilter({ id: 'f', kind: 'number', column: ref('c1') }))).toEqual([])
    expect(targetsOf(buildFilter({ id: 'f', kind: 'search', column: ref('c3') }))).toEqual([])
  })

  it('is held to its tab', () => {
    const elsewhere = { ...pages, tabId: 'tab2' }
    const filter = buildFilter({ id: 'f', kind: 'category', column: ref('c1'), tabId: 'tab2' })
    const found = filterTargets({ tiles: [byCountry, elsewhere], filters: [filter] }, tableOf)
    expect(found.map(({ tileId }) => tileId)).toEqual(['pages'])
  })
})

describe('a tile under filters', () => {
  const country = buildFilter({
    ...{ id: 'f', kind: 'category', column: ref('c1') },
    value: { kind: 'values', values: ['DE', null], isExcluded: false },
  })

  it('follows what is set, else the default, and nothing when set to nothing', () => {
    expect(effective(byCountry, country, undefined)).toMatchObject({
      question: { filter: { op: 'in', column: 'c1', values: ['DE', null] } },
      filteredBy: ['f'],
    })
    expect(effective(byCountry, country, null)).toEqual({ question: byCountry.config.question, filteredBy: [] })
    const without = effective(byCountry, country, { kind: 'values', values: ['DE'], isExcluded: true })
    expect(without.question.filter).toEqual({ op: 'not', of: { op: 'in', column: 'c1', values: ['DE'] } })
  })

  it('holds numbers to a closed range and dates to a half-open one', () => {
    const range: FilterValue = { kind: 'range', from: 1, to: 2 }
    const number = buildFilter({ id: 'n', kind: 'number', column: ref('c3') })
    expect(effective(byCountry, number, range).question.filter).toMatchObject({ low: 1, high: 2, closed: true })
    const dates = buildFilter({ id: 'd', kind: 'dates', column: ref('c2') })
    const days: FilterValue = { kind: 'range', from: '2020-01-01', to: null }
    expect(effective(pages, dates, days).question.filter).toEqual({
      ...{ op: 'between', column: 'c3', low: '2020-01-01', high: null, closed: false },
    })
  })

  it('refuses a value of another kind, so that nothing is shown as if it were narrowed', () => {
    expect(() => effective(byCountry, country, { kind: 'search', text: 'x' })).toThrow(/cannot be set to that/)
  })

  it('shows as many leading groups as the filter says', () => {
    const top = buildFilter({ id: 't', kind: 'top' })
    const { question } = effective(byCountry, top, { kind: 'top', n: 3 })
    expect(specOf(question, orders).spec.plan).toMatchObject({ tops: [{ dimension: 'g0', measure: 'v0', n: 3 }] })
  })

  it('shows the figure that was switched to, where the table has it', () => {
    const metrics = [{ id: 'm', label: 'Average', column: ref('c3'), aggregate: 'mean' as const }]
    const metric = buildFilter({ id: 's', kind: 'metric', metrics })
    const switched = effective(byCountry, metric, { kind: 'metric', metricId: 'm' })
    expect(switched.question.y).toEqual([{ role: 'value', column: 'c3', aggregate: 'mean' }])
    expect(effective(pages, metric, { kind: 'metric', metricId: 'm' }).filteredBy).toEqual([])
  })

  it('is narrowed on no column but the one it was mapped to, whatever the value', () => {
    const end = fc.option(fc.constantFrom('2020-05-01', '2021-02-03'))
    const anyValue: fc.Arbitrary<FilterValue> = fc.oneof(
      fc.record({ kind: fc.constant('range' as const), from: end, to: end }),
      fc.record({
        kind: fc.constant('relative' as const),
        direction: fc.constantFrom('last', 'this', 'next'),
        unit: fc.constantFrom(...TimeUnit.options),
        count: fc.integer({ min: 1, max: 9 }),
        anchor: fc.constantFrom('today', 'newest'),
      }),
    )
    const dates = buildFilter({ id: 'd', kind: 'dates', column: ref('c2') })
    fc.assert(
      fc.property(anyValue, fc.constantFrom(byCountry, pages), (set, tile) => {
        const { question, filteredBy } = effective(tile, dates, set)
        const { filter, ...rest } = question
        expect(rest).toEqual(tile.config.question)
        expect(filter === undefined).toBe(filteredBy.length === 0)
        if (filter) expect('column' in filter && filter.column).toBe(tile === pages ? 'c3' : 'c2')
      }),
    )
  })
})
