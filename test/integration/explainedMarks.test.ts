import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChartModel } from '../../src/contract/chart.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { type Field, type GroupField, Question, type QuestionInput } from '../../src/contract/question.ts'
import type { MarkPlace } from '../../src/core/chart/echarts/drawing.ts'
import { modelOfFacet } from '../../src/core/chart/echarts/facets.ts'
import { nodeAt } from '../../src/core/chart/echarts/marks/treemap.ts'
import { marksOf } from '../../src/core/chart/echarts/walk.ts'
import { markAt, markOfCell } from '../../src/core/chart/mark.ts'
import { questionOf } from '../../src/core/chart/question/questionOf.ts'
import { specOf } from '../../src/core/chart/question/specOf.ts'
import { explainFigure } from '../../src/domains/analytics/explainFigure.ts'
import { askChart } from '../../src/domains/charts/askChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

let world: World
let dataset: Dataset
const folder = mkdtempSync(join(tmpdir(), 'explained-'))
beforeAll(async () => {
  world = await buildWorld()
  const lines = Array.from({ length: 900 }, (_, i) => {
    const at = new Date(Date.UTC(2023, 0, 1) + i * 31 * 3_600_000).toISOString().slice(0, 19)
    const city = ['Osaka', 'Kyoto', 'Nara', 'Kobe', 'Sakai', 'Uji', 'Ise', 'Tsu', ''][(i * 7) % 9]
    const weight = i % 29 === 0 ? '' : (((i * 37) % 301) / 100).toFixed(2)
    return [at, city, ['Sale', 'Return'][(i >> 1) % 2], weight, (i * 13) % 41, i % 2 === 0].join(',')
  })
  const path = join(folder, 'parcels.csv')
  writeFileSync(path, ['At,City,Kind,Weight,Pieces,Paid', ...lines].join('\n'))
  dataset = await world.ingest(path)
})
afterAll(async () => {
  await world?.end()
  rmSync(folder, { recursive: true, force: true })
})

type Input = Omit<QuestionInput, 'source'>
const group = (column: string, more: Partial<GroupField> = {}): GroupField => ({ role: 'group', column, ...more })
const raw = (column: string): Field => ({ role: 'raw', column })
const figure = (aggregate: 'sum' | 'mean' | 'count' | 'median', column?: string): Field => ({
  role: 'value',
  aggregate,
  ...(column !== undefined && { column }),
})
const few = { n: 3, other: true, by: 0 }
const asked: Input[] = [
  { x: [group('City')], y: [figure('sum', 'Weight')] },
  { x: [group('City', { leading: few })], y: [figure('sum', 'Pieces')], colour: group('Kind') },
  { x: [group('City', { leading: few })], y: [figure('median', 'Weight')], facet: group('Paid') },
  { x: [group('Weight', { width: 0.1 })], y: [figure('count')] },
  { x: [group('Pieces', { bins: 7 })], y: [figure('mean', 'Weight')], colour: group('City', { leading: few }) },
  { x: [group('At', { timeUnit: 'month' })], y: [figure('sum', 'Weight')], colour: group('Kind') },
  { x: [group('At', { timePart: 'dayOfWeek' })], y: [figure('sum', 'Weight')], facet: group('City') },
  { x: [group('At', { timeUnit: 'quarter' })], y: [figure('mean', 'Weight'), figure('sum', 'Pieces')] },
  { x: [group('City')], y: [group('At', { timeUnit: 'year' }), figure('sum', 'Weight')] },
  { x: [group('Paid'), group('City', { leading: few }), group('Kind')], y: [figure('count')] },
  { x: [raw('Weight')], colour: group('Paid') },
  { x: [group('City')], y: [raw('Weight')], colour: group('Kind') },
  { x: [raw('Weight')], y: [raw('Pieces')], colour: group('City') },
  { x: [group('Pieces')], y: [figure('sum', 'Weight')], filter: { op: 'gt', column: 'Weight', value: 0.5 } },
]

/** The same question with the ids of the columns in place of their names. */
function withIds(input: Input): Question {
  const columns = new Map(dataset.tablesOfVersion[0]?.columns.map(({ name, id }) => [name, id]))
  const named = (key: string, value: unknown) =>
    key === 'column' && typeof value === 'string' ? (columns.get(value) ?? value) : value
  const source = { datasetId: dataset.id, tableId: dataset.tablesOfVersion[0]?.id ?? '' }
  return Question.parse({ ...JSON.parse(JSON.stringify(input, named)), source })
}

function drawnAt(model: ChartModel, at: MarkPlace): number | null {
  if (at.path) return nodeAt(model, at.path)?.value ?? null
  const series = modelOfFacet(model, at.facet).series[at.series]
  return (series?.cells ? series.cells[at.index]?.[2] : series?.values[at.index]) ?? null
}

async function expectExplained(model: ChartModel, encoding: Parameters<typeof markAt>[1], at: MarkPlace) {
  const mark = markAt(model, encoding, at)
  expect(mark, JSON.stringify(at)).not.toBeNull()
  if (mark?.kind !== 'figure') return
  const { value } = await explainFigure(world.ctx, { figure: mark.figure })
  const said = `${model.type} ${JSON.stringify(mark.figure.group)}`
  // A part of a stack without rows is drawn as nothing, which it is.
  expect(Number(value ?? 0), said).toBeCloseTo(drawnAt(model, at) ?? 0, 9)
}

test.each(asked)('every mark of %j is explained by the value it shows, in each type of chart', async input => {
  const question = withIds(input)
  const columns = dataset.tablesOfVersion[0]?.columns ?? []
  for (const { type } of specOf(question, columns).suggestions) {
    const { spec, model } = await askChart(world.ctx, { question: { ...question, type } })
    const marks = marksOf(model)
    for (const at of [0, 0.37, 0.71, 1].map(share => marks[Math.round(share * (marks.length - 1))]))
      if (at) await expectExplained(model, spec.encoding, at)
    for (const { id } of model.table.columns) {
      const mark = markOfCell(model, id, model.table.rowCount >> 1)
      if (mark?.kind !== 'figure') continue
      const shown =
        model.table.data[model.table.columns.findIndex(column => column.id === id)]?.[model.table.rowCount >> 1]
      const { value } = await explainFigure(world.ctx, { figure: mark.figure })
      expect(Number(value), `${type} ${id}`).toBeCloseTo(Number(shown), 9)
    }
    const again = questionOf(spec)
    expect(again, type).not.toBeNull()
    if (again) expect(specOf(again, columns).spec.plan, type).toEqual(spec.plan)
  }
})
