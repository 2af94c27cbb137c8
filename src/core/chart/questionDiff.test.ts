import { expect, it } from 'vitest'
import { Question, type QuestionInput } from '../../contract/question.ts'
import { english } from '../words/english.ts'
import { say } from '../words/say.ts'
import { type Kept, questionDiff } from './questionDiff.ts'

const names = new Map([
  ['c1', 'Platform'],
  ['c2', 'Genre'],
  ['c3', 'Sales'],
  ['c4', 'Year'],
])
const source = { datasetId: 'd', tableId: 't' }
const sales = { role: 'value', column: 'c3', aggregate: 'sum' } as const
const by = (column: string) => ({ role: 'group', column }) as const
const base: QuestionInput = { source, type: 'bar', x: [by('c1')], y: [sales] }

const kept = (change: Partial<QuestionInput> = {}, rest: Partial<Kept> = {}): Kept => ({
  name: 'Sales',
  description: '',
  type: 'bar',
  names,
  question: Question.parse({ ...base, ...change }),
  ...rest,
})
const words = (before: Kept, after: Kept) => questionDiff(before, after).map(message => say(message, 'en'))
const change = (now: Partial<QuestionInput>, old: Partial<QuestionInput> = {}) => words(kept(old), kept(now))

it('says a new name, description and type', () => {
  expect(words(kept(), kept({}, { name: 'Games', description: 'All of them', type: 'line' }))).toEqual([
    'Renamed from “Sales” to “Games”',
    'Description changed',
    'Type changed from bar to line',
  ])
})

it('names what stands on a shelf instead', () => {
  expect(change({ x: [by('c2')] })).toEqual(['X changed from Platform to Genre'])
})

it('tells adding to a shelf from taking off', () => {
  expect(change({ colour: by('c2') })).toEqual(['Coloured by Genre'])
  expect(change({ y: [sales, { role: 'value', aggregate: 'count' }] })).toEqual(['number of rows put on Y'])
  expect(change({}, { facet: by('c2') })).toEqual(['No longer repeated for each Genre'])
})

it('says how a field is grouped and computed, so that a changed unit reads as a change', () => {
  const year = { role: 'group', column: 'c4', timeUnit: 'year' } as const
  expect(change({ x: [{ ...year, timeUnit: 'quarter' }] }, { x: [year] })).toEqual([
    'X changed from Year by year to Year by quarter',
  ])
  expect(change({ y: [{ ...sales, calculation: { kind: 'running' } }] })).toEqual([
    'Y changed from sum of Sales to sum of Sales (running total)',
  ])
  expect(change({ x: [{ ...by('c1'), leading: { n: 5, other: true } }] })).toEqual([
    'X changed from Platform to Platform (top 5 and Other)',
  ])
})

it('says an order of the same fields as a change', () => {
  const two = [sales, { role: 'value', column: 'c4', aggregate: 'max' }] as const
  expect(change({ y: [...two].reverse() }, { y: [...two] })).toEqual([
    'Y changed from sum of Sales, largest Year to largest Year, sum of Sales',
  ])
})

it('says filters, order, stacking and the lie of bars', () => {
  const filter = { op: 'eq', column: 'c2', value: 'Sports' } as const
  expect(change({ filter })).toEqual(['Filter put on'])
  expect(change({}, { filter })).toEqual(['Filter taken off'])
  expect(change({ filter: { ...filter, value: 'Action' } }, { filter })).toEqual(['Filter changed'])
  expect(change({ having: { op: 'gt', column: 'v0', value: 3 } })).toEqual(['Filter on figures put on'])
  expect(
    change({ sort: { by: 'name', direction: 'asc' }, stack: 'percent', horizontal: true, title: 'Of my own' }),
  ).toEqual(['Order changed', 'Stacking changed', 'Bars turned to lie', 'Title changed'])
})

it('finds no change where only the order of keys or a default differs', () => {
  const reordered = { y: [{ aggregate: 'sum', column: 'c3', role: 'value' } as const], stack: 'none' as const }
  expect(change(reordered)).toEqual(['Kept again without a change'])
})

it('has words for whatever happens to a shelf or a filter', () => {
  const codes = ['x', 'y', 'colour', 'size', 'facet', 'filter', 'having'].flatMap(what =>
    ['added', 'removed', 'changed'].map(how => `history.${what}.${how}`),
  )
  expect(codes.filter(code => english[code] === undefined)).toEqual([])
})
