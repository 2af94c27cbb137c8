import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChartSpec } from '../../src/contract/chart.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { Filter } from '../../src/contract/plan.ts'
import { questionOf } from '../../src/core/chart/question/questionOf.ts'
import { conditionsOf } from '../../src/core/chart/question/range.ts'
import { specOf } from '../../src/core/chart/question/specOf.ts'
import { compose } from '../../src/core/layout/compose.ts'
import { drawChart } from '../../src/domains/charts/drawChart.ts'
import { buildWorld, type World } from '../factories/world.ts'

const samples = readdirSync('samples').filter(name => name.endsWith('.csv'))
let world: World
const datasets: Dataset[] = []

beforeAll(async () => {
  world = await buildWorld()
  for (const name of samples) datasets.push(await world.ingest(`samples/${name}`))
}, 120_000)
afterAll(() => world?.end())

/** What a spec asks, whatever its groups and figures are called. */
function essence({ type, plan, trend, encoding, horizontal, stack }: ChartSpec) {
  const ids = new Map([
    ...plan.dimensions.map(({ as }, i) => [as, `g${i}`] as const),
    ...plan.measures.map(({ as }, i) => [as, `v${i}`] as const),
  ])
  const called = (id: string) => ids.get(id) ?? id
  return {
    type,
    horizontal,
    stack,
    hasTrend: trend !== undefined,
    filter: conditionsOf(plan.filter)
      .map(condition => JSON.stringify(condition))
      .sort(),
    columns: plan.columns,
    sample: plan.sample,
    dimensions: plan.dimensions.map(dimension => ({ ...dimension, as: called(dimension.as) })),
    measures: plan.measures.map(measure => ({ ...measure, as: called(measure.as) })),
    tops: plan.tops.map(top => ({ ...top, dimension: called(top.dimension), measure: called(top.measure) })),
    sort: plan.sort.map(({ by, direction }) => ({ by: called(by), direction })),
    limit: plan.columns === undefined ? null : plan.limit,
    encoding: Object.fromEntries(
      Object.entries(encoding).map(([channel, on]) => [channel, Array.isArray(on) ? on.map(called) : called(on ?? '')]),
    ),
  }
}

function zoomsOf(dataset: Dataset): (Filter | undefined)[] {
  const [column] = dataset.tablesOfVersion[0]?.columns.filter(({ role }) => role === 'dimension') ?? []
  const value = column?.profile.top[0]?.value
  return column && typeof value === 'string' ? [undefined, { op: 'eq', column: column.id, value }] : [undefined]
}

test.each(samples)('every tile of the dashboard of %s is a question that asks for the same chart', async name => {
  const dataset = datasets[samples.indexOf(name)]
  const table = dataset?.tablesOfVersion[0]
  if (!dataset || !table) throw new Error(`${name} has no table`)
  const source = { datasetId: dataset.id, tableId: table.id }
  for (const zoom of zoomsOf(dataset))
    for (const { id, spec } of compose(source, table.columns, { zoom }).tiles) {
      const question = questionOf(spec)
      expect(question, id).not.toBeNull()
      if (!question) continue
      const again = specOf(question, table.columns).spec
      expect(essence(again), id).toEqual(essence(spec))
      const [first, second] = [await drawChart(world.ctx, { spec }), await drawChart(world.ctx, { spec: again })]
      expect(second.table.data, id).toEqual(first.table.data)
    }
})
