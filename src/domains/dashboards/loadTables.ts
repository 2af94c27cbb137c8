import type { Column } from '../../contract/column.ts'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { PlanSource } from '../../contract/plan.ts'
import { byId } from '../../core/chart/measureName.ts'
import { sourceOf } from '../../core/dashboard/asked.ts'
import { isAsking } from '../../core/dashboard/filterTargets.ts'
import type { Context } from '../../ports/context.ts'
import { type LoadedScan, loadScan } from '../datasets/loadScan.ts'
import { problemOf } from './drawSpecs.ts'

type Table = Pick<PlanSource, 'datasetId' | 'tableId'>

/** A table that a dashboard speaks of, in the version it shows; or why it cannot be had. */
type LoadedTable =
  | { loaded: LoadedScan; columns: ReturnType<typeof byId>; problem: null }
  | { loaded: null; problem: { code: string; detail: string } }

/** The tables of a dashboard. */
export interface Tables {
  loadedOf: (table: Table) => LoadedTable
  columnsOf: (table: Table) => readonly Column[] | null
}

/** Loads every table that the tiles and filters of a dashboard speak of, once each. One that is gone is no fault of the others. */
export async function loadTables(
  ctx: Context,
  { tiles, filters, pins }: Pick<DashboardDocument, 'tiles' | 'filters' | 'pins'>,
): Promise<Tables> {
  const versioned = ({ datasetId, tableId }: Table): PlanSource => {
    const versionId = Object.hasOwn(pins, datasetId) ? pins[datasetId] : undefined
    return { datasetId, tableId, ...(versionId !== undefined && { versionId }) }
  }
  const named: Table[] = [
    ...tiles.filter(isAsking).map(({ config }) => sourceOf(config)),
    ...filters
      .flatMap(({ column, metrics }) => [column, ...metrics.map(metric => metric.column)])
      .filter(c => c !== null),
  ]
  const sources = new Map(named.map(table => [keyOf(table), versioned(table)]))
  const loading = [...sources].map(async ([key, source]) => [key, await load(ctx, source)] as const)
  const tables = new Map(await Promise.all(loading))
  const loadedOf = (table: Table) => tables.get(keyOf(table)) ?? absent
  return { loadedOf, columnsOf: table => loadedOf(table).loaded?.table.columns ?? null }
}

const absent: LoadedTable = {
  loaded: null,
  problem: { code: 'not_found', detail: 'There is no such table on this dashboard.' },
}

const keyOf = ({ datasetId, tableId }: Table) => JSON.stringify([datasetId, tableId])

async function load(ctx: Context, source: PlanSource): Promise<LoadedTable> {
  try {
    const loaded = await loadScan(ctx, source)
    return { loaded, columns: byId(loaded.table.columns), problem: null }
  } catch (fault) {
    return { loaded: null, problem: problemOf(fault) }
  }
}
