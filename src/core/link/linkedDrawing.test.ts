import { expect, it } from 'vitest'
import { chartModel } from '../../../test/factories/chartModel.ts'
import type { ChartModel } from '../../contract/chart.ts'
import type { DashboardTile, DrawnTile } from '../../contract/dashboard.ts'
import { QueryPlan } from '../../contract/plan.ts'
import { Question } from '../../contract/question.ts'
import { plainNumber as format } from '../stats/formats.ts'
import { linkedDrawing } from './linkedDrawing.ts'

const plan = QueryPlan.parse({
  source: { datasetId: 'ds_secret', tableId: 't_secret', versionId: 'v_secret' },
  filter: { op: 'eq', column: 'c_secret', value: 'JP' },
  columns: ['_row', 'c1'],
})
const tile = (kind: 'chart' | 'finding'): DashboardTile => ({
  id: 'one',
  tabId: 'a',
  title: null,
  description: '',
  position: { x: 0, y: 0, width: 6, height: 6 },
  order: 0,
  phone: null,
  config: { kind, question: Question.parse({ source: plan.source }), columns: [] },
})
const points: ChartModel = {
  ...chartModel({
    type: 'scatter',
    categories: [],
    series: [{ name: 'c1', measure: 'c1', colour: 0, values: [5], xs: [4], rows: [77_001], plan }],
    table: [
      ['_row', [77_001]],
      ['c1', [5]],
    ],
  }),
  plan,
  formats: [],
  subtitle: { code: 'subtitle.said.plain.top.plain.where', params: { shown: 3, groups: 4711, where: 'Country is JP' } },
  notes: [{ code: 'note.leading', params: { shown: 3, groups: 4712, name: 'Country' } }],
  bill: { rowsIn: 9009, leftOut: [{ reason: 'filter', column: 'c_secret', count: 9008 }], rowsUsed: 1 },
}
const drawn: DrawnTile = {
  tileId: 'one',
  spec: {
    type: 'scatter',
    plan,
    encoding: { x: 'c1', y: ['c1'], rows: [], columns: [] },
    horizontal: false,
    stack: 'none',
    totals: [plan],
    title: { code: 'chart.measure', params: {} },
  },
  model: points,
  problem: null,
  missing: [],
  filteredBy: ['country', 'city'],
  selectedBy: [],
  versionId: 'v_secret',
}
const link = { locked: new Set(['country']), hidden: new Set<string>() }

it('shows a picture, and nothing of its data, conditions, rows and locks', () => {
  const linked = linkedDrawing(tile('chart'), drawn, link)
  const told = JSON.stringify(linked)
  for (const secret of ['secret', 'JP', '77001', '9009', '4711', '4712', '_row', 'country'])
    expect(told).not.toContain(secret)
  expect(linked.model?.table).toMatchObject({ columns: [{ id: 'c1' }], data: [[5]] })
  expect(linked.model?.bill).toEqual({ rowsIn: 1, leftOut: [], rowsUsed: 1 })
  expect(linked).toMatchObject({ encoding: { x: 'c1' }, filteredBy: ['city'], problem: null })
})

it('shows of an analysis what stands there, without the request and without which rows of the data it is', () => {
  const word = (code: string) => ({ code, params: {} })
  const axis = { title: word('x'), kind: 'value' as const, format }
  const layer = { name: word('Rows'), mark: 'points' as const, colour: 0, xs: [1], ys: [2], rows: [77_001] }
  const column = (id: string, code: string) => ({ id, label: word(code), type: 'integer' as const, format })
  const said = {
    ...{ n: 1, nulls: 0, answer: word('answer'), remarks: [], assumptions: [], warnings: [] },
    method: { name: word('m'), sources: [], exactness: 'exact' as const, sampledRows: null, seed: null },
    pictures: [{ id: 'p', title: word('p'), summary: word('s'), x: axis, y: axis, layers: [layer] }],
    tables: [
      {
        ...{ id: 't', title: word('t'), rowCount: 1, truncated: false, data: [[77_001], [4], [5]] },
        columns: [column('row', 'analysis.row'), column('row', 'analysis.column'), column('value', 'v')],
      },
    ],
  }
  const source = { datasetId: 'ds_secret', tableId: 't_secret', versionId: 'v_secret', filter: null }
  const request = { type: 'pareto' as const, group: 'c_secret', value: null }
  const analysis = { source, request, said, parts: [{ kind: 'table' as const, id: 'secret', title: word('secret') }] }
  const linked = linkedDrawing(tile('chart'), { ...drawn, spec: null, model: null, analysis }, link)
  for (const hidden of ['secret', '77001', '"request"', '"source"'])
    expect(JSON.stringify(linked)).not.toContain(hidden)
  expect(linked.analysis?.tables[0]).toMatchObject({ columns: [{ id: 'row' }, { id: 'value' }], data: [[4], [5]] })
})

it('says of a finding its sentence alone', () => {
  const linked = linkedDrawing(tile('finding'), drawn, link)
  expect(linked).toMatchObject({ model: null, encoding: null, sentence: { code: 'summary.empty' } })
})

it('shows nothing of a tile that a lock does not reach', () => {
  const linked = linkedDrawing(tile('chart'), drawn, { ...link, hidden: new Set(['one']) })
  expect(linked).toMatchObject({ model: null, encoding: null, sentence: null, problem: { code: 'not_allowed' } })
})

it('tells of a fault only that there is one', () => {
  const missing = [{ column: { id: 'c9', name: 'Salary', type: 'double' as const }, nearest: null }]
  const problem = { code: 'invalid_plan', detail: 'The table no longer has a column: "Salary".' }
  const linked = linkedDrawing(tile('chart'), { ...drawn, model: null, spec: null, problem, missing }, link)
  expect(JSON.stringify(linked)).not.toContain('Salary')
  expect(linked.problem?.code).toBe('not_found')
})
