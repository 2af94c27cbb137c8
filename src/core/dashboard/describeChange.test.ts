import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOperation, buildFilter, buildTile, emptyDashboard } from '../../../test/factories/dashboardOperations.ts'
import type { Operation, TileConfig } from '../../contract/dashboard.ts'
import { Question, type QuestionInput } from '../../contract/question.ts'
import { english } from '../words/english.ts'
import { say } from '../words/say.ts'
import { applyOperations } from './applyOperations.ts'
import { describeChange } from './describeChange.ts'

const asking = (change: Partial<QuestionInput> = {}): TileConfig => ({
  kind: 'chart',
  question: Question.parse({
    source: { datasetId: 'ds', tableId: 't' },
    type: 'bar',
    x: [{ role: 'group', column: 'c1' }],
    y: [{ role: 'value', column: 'c2', aggregate: 'sum' }],
    ...change,
  }),
  columns: [
    { id: 'c1', name: 'Region', type: 'text' },
    { id: 'c2', name: 'Sales', type: 'double' },
  ],
})

const start = applyOperations(emptyDashboard, [
  { op: 'putTab', item: { id: 'more', title: 'More', order: 1 } },
  { op: 'putTile', item: buildTile('a', { config: asking() }) },
  { op: 'putTile', item: buildTile('b', { title: 'Notes' }) },
  { op: 'putTile', item: buildTile('c', { tabId: 'more', config: { kind: 'section', isCollapsed: false } }) },
  { op: 'putFilter', item: buildFilter('f', { label: 'Region' }) },
]).document

/** What is told of operations on that dashboard. */
const told = (...operations: Operation[]) =>
  describeChange(start, applyOperations(start, operations).document).map(message => say(message, 'en'))

const at = (x: number, width = 4) => ({ position: { x, y: 0, width, height: 4 } })

describe('what became of a dashboard', () => {
  it('names what it is about: by its title, else by what it shows', () => {
    expect(told({ op: 'removeTile', id: 'a' })).toEqual(['Removed “sum of Sales by Region”'])
    expect(told({ op: 'removeTile', id: 'b' })).toEqual(['Removed “Notes”'])
    expect(
      told({ op: 'putTile', item: buildTile('d', { config: { kind: 'text', markdown: '## **Why** so\nmore' } }) }),
    ).toEqual(['Added “Why so”'])
    expect(told({ op: 'setTile', id: 'c', fields: { config: { kind: 'section', isCollapsed: true } } })).toEqual([
      'Folded the section “Section”',
    ])
  })

  it('says the same of several tiles in one sentence', () => {
    const move = (id: string): Operation => ({ op: 'setTile', id, fields: at(2) })
    expect(told(move('a'))).toEqual(['Moved “sum of Sales by Region”'])
    expect(told(move('a'), move('b'), move('c'))).toEqual(['Moved 3 tiles'])
    const resize = (id: string): Operation => ({ op: 'setTile', id, fields: at(0, 6) })
    expect(told(resize('a'), move('b'))).toEqual(['Resized “sum of Sales by Region”', 'Moved “Notes”'])
    expect(told({ op: 'setTile', id: 'a', fields: { tabId: 'more', ...at(5) } })).toEqual([
      'Moved “sum of Sales by Region” to the tab “More”',
    ])
  })

  it('tells what a chart was and is', () => {
    const set = (change: Partial<QuestionInput>) => told({ op: 'setTile', id: 'a', fields: { config: asking(change) } })
    expect(set({ type: 'line' })).toEqual(['Changed the chart of “sum of Sales by Region” from bar to line'])
    expect(set({ y: [{ role: 'value', aggregate: 'count' }] })).toEqual([
      'Changed what “number of rows by Region” shows',
    ])
    expect(told({ op: 'setTile', id: 'b', fields: { title: 'Remarks' } })).toEqual(['Renamed “Notes” to “Remarks”'])
  })

  it('tells of filters and tabs, and of what went with a tab only there', () => {
    expect(told({ op: 'putFilter', item: buildFilter('g', { label: 'Year' }) })).toEqual(['Added a filter on Year'])
    expect(told({ op: 'setFilter', id: 'f', fields: { value: { kind: 'search', text: 'x' } } })).toEqual([
      'Set the filter on Region',
    ])
    expect(told({ op: 'setFilter', id: 'f', fields: { targets: { a: null } } })).toEqual([
      'Changed which tiles the filter on Region touches',
    ])
    expect(told({ op: 'removeTab', id: 'more' })).toEqual(['Removed the tab “More” and 1 tile on it'])
    expect(told({ op: 'setTab', id: 'more', fields: { order: -1 } })).toEqual(['Changed the order of the tabs'])
  })

  it('says so when nothing changed, and never more than twelve sentences', () => {
    expect(told({ op: 'removeTile', id: 'gone' })).toEqual(['Changed nothing'])
    const many = Array.from({ length: 20 }, (_, i): Operation => ({ op: 'putFilter', item: buildFilter(`n${i}`) }))
    expect(told(...many)).toHaveLength(12)
    expect(told(...many).at(-1)).toBe('Made 9 more changes')
  })

  it('has words for whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyOperation), fc.array(anyOperation), (first, then) => {
        const before = applyOperations(emptyDashboard, first).document
        const said = describeChange(before, applyOperations(before, then).document)
        expect(said.length).toBeGreaterThan(0)
        expect(said.filter(({ code }) => english[code] === undefined)).toEqual([])
        expect(said.map(message => say(message, 'en')).filter(text => /[{}]|–/.test(text))).toEqual([])
      }),
    )
  })
})
