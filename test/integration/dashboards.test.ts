import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AutomaticDashboard } from '../../src/contract/automatic.ts'
import { automaticDashboard } from '../../src/domains/dashboards/automaticDashboard.ts'
import { buildWorld, type World } from '../factories/world.ts'

const shared = join(import.meta.dirname, '../../../shared/data')
const files = [
  'templates/vgsales.csv',
  'templates/music.csv',
  'tidy/iris.csv',
  'tidy/penguins.csv',
  'tidy/titanic.csv',
  'tidy/diamonds.csv',
  'tidy/tips.csv',
  'tidy/mpg.csv',
  'tidy/flights.csv',
  'tidy/planets.csv',
  'json_parquet_ts/seattle-weather.csv',
  'json_parquet_ts/stocks.csv',
  'json_parquet_ts/unemployment.tsv',
  'json_parquet_ts/sp500-2000.csv',
  'json_parquet_ts/github.csv',
  'json_parquet_ts/userdata1.csv',
  'timeseries/AirPassengers_monthly.csv',
  'timeseries/co2_monthly.csv',
  'timeseries/rdatasets_airquality.csv',
  'timeseries/sunspots_yearly.csv',
  'mercari/Custom-sales-report_010117-053025_all.csv',
  'csv_messy/csvkit/ks_1033_data.csv',
  'workbooks/supermarket_sales.xlsx',
  'workbooks/ne_1033_data.xlsx',
]
const present = files.filter(file => existsSync(join(shared, file)))
if (present.length < files.length)
  console.info(`skipped: ${files.length - present.length} files of ../shared/data are not here`)

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.end())

function measuredColumns({ tiles }: AutomaticDashboard): (string | undefined)[] {
  return tiles.flatMap(({ spec }) => {
    const plans = spec.trend ? [spec.plan, spec.trend] : [spec.plan]
    // Counting the different values of a column measures the rows, not the column.
    return plans.flatMap(plan => plan.measures.filter(m => m.aggregate !== 'countDistinct').map(m => m.column))
  })
}

describe('the automatic dashboard of real files', () => {
  test.skipIf(present.length > 0)('is skipped where ../shared/data is absent', () => undefined)
  for (const file of present)
    test(`${file} has at least four tiles, and none measures an identifier or a constant`, {
      timeout: 60_000,
    }, async () => {
      const dataset = await world.ingest(join(shared, file))
      const dashboard = await automaticDashboard(world.ctx, { datasetId: dataset.id })
      expect(dashboard.tiles.filter(t => t.problem !== null)).toEqual([])
      expect(dashboard.tiles.length).toBeGreaterThanOrEqual(4)
      const roles = new Map(dataset.tablesOfVersion[0]?.columns.map(c => [c.id, c.role]))
      const measured = measuredColumns(dashboard).flatMap(id => (id === undefined ? [] : [roles.get(id)]))
      expect(measured).not.toContain('identifier')
      expect(measured).not.toContain('constant')
    })
})
