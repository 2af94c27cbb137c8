import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AutomaticDashboard } from '../../src/contract/automatic.ts'
import type { ChartModel } from '../../src/contract/chart.ts'
import type { Scalar } from '../../src/contract/column.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { QueryPlan } from '../../src/contract/plan.ts'
import { explainFigure } from '../../src/domains/analytics/explainFigure.ts'
import { runPlan } from '../../src/domains/analytics/runPlan.ts'
import { automaticDashboard } from '../../src/domains/dashboards/automaticDashboard.ts'
import { buildWorld, type World } from '../factories/world.ts'

const project = join(import.meta.dirname, '../..')
const shared = join(project, '../shared/data')
const files = ['samples/video-game-sales.csv', 'samples/shop-orders.csv', 'samples/music-tastes.csv'].map(f =>
  join(project, f),
)
const real = ['templates/vgsales.csv', 'tidy/titanic.csv', 'json_parquet_ts/seattle-weather.csv'].map(f =>
  join(shared, f),
)
const present = [...files, ...real.filter(existsSync)]
for (const path of real) if (!existsSync(path)) console.info(`skipped: ${path} is not here`)

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.end())

/** Every figure of a chart: a group of its plan's result and a measure. */
function figuresOf(model: ChartModel): { group: Record<string, Scalar>; measure: string; value: Scalar }[] {
  const { plan, table } = model
  const at = (id: string) => table.data[table.columns.findIndex(c => c.id === id)] ?? []
  return plan.measures.flatMap(({ as }) =>
    at(as).map((value, i) => ({
      group: Object.fromEntries(plan.dimensions.map(d => [d.as, at(d.as)[i] ?? null])),
      measure: as,
      value,
    })),
  )
}

async function expectToAddUp(model: ChartModel, dataset: Dataset) {
  for (const { group, measure, value } of figuresOf(model)) {
    const provenance = await explainFigure(world.ctx, { figure: { plan: model.plan, group, measure } })
    const asked = model.plan.measures.find(m => m.as === measure)
    const source = { ...model.plan.source, datasetId: dataset.id }
    const filter = provenance.rows ? { filter: provenance.rows } : {}
    const again = await runPlan(world.ctx, {
      plan: QueryPlan.parse({
        source,
        ...filter,
        measures: [
          { ...asked, as: 'x' },
          { as: 'n', aggregate: 'count' },
        ],
      }),
    })
    const rows = Number(again.table.data[1]?.[0] ?? 0)
    const where = `${String(dataset.name)} ${model.title.code} ${JSON.stringify(group)}`
    expect(close(again.table.data[0]?.[0] ?? null, value), where).toBe(true)
    expect(close(provenance.value, value), where).toBe(true)
    expect(provenance.bill.rowsUsed, where).toBeLessThanOrEqual(rows)
    expect(provenance.bill.rowsIn, where).toBe(dataset.tablesOfVersion[0]?.rowCount)
  }
}

function close(a: Scalar, b: Scalar): boolean {
  if (a === null || b === null) return a === b
  const [x, y] = [Number(a), Number(b)]
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y))
}

describe('any figure of the automatic dashboard leads to its rows, and they add up to it', () => {
  for (const path of present)
    test(path.split('/').at(-1) ?? path, { timeout: 120_000 }, async () => {
      const dataset = await world.ingest(path)
      const dashboard: AutomaticDashboard = await automaticDashboard(world.ctx, { datasetId: dataset.id })
      expect(dashboard.tiles.length).toBeGreaterThanOrEqual(4)
      for (const { model, problem } of dashboard.tiles) {
        expect(problem).toBeNull()
        if (model) await expectToAddUp(model, dataset)
      }
    })
})
