import type { Column } from '../../contract/column.ts'
import type { Filter, PlanSource, ResultTable } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { runPlan } from '../analytics/runPlan.ts'
import { getDashboard } from './getDashboard.ts'
import { loadTables } from './loadTables.ts'

const MOST = 200

interface Input {
  dashboardId: string
  filterId: string
  search?: string | undefined
  view?: 'draft' | 'published' | undefined
}

interface Offered {
  values: ResultTable
  low: string | number | null
  high: string | number | null
}

/**
 * What a filter can be set to: of a category its commonest values with their counts, of dates and numbers the range.
 * @throws DomainError not_found when there is no such filter, or it is about no column
 */
export async function dashboardFilterValues(
  ctx: Context,
  { dashboardId, filterId, search, view }: Input,
): Promise<Offered> {
  const { document } = await getDashboard(ctx, { dashboardId, view })
  const filter = document.filters.find(({ id }) => id === filterId)
  if (!filter?.column) throw new DomainError('not_found', 'There is no such filter with a column of its own.')
  const { datasetId, tableId, columnId } = filter.column
  const tables = await loadTables(ctx, { tiles: [], filters: [filter], pins: document.pins })
  const { loaded, problem } = tables.loadedOf(filter.column)
  if (loaded === null) throw new DomainError('not_found', problem.detail)
  const column = loaded.table.columns.find(({ id }) => id === columnId)
  if (!column) throw new DomainError('not_found', `The column of the filter "${filter.label}" is no longer there.`)
  const source = { datasetId, tableId, versionId: loaded.version.id }
  const [low, high] = [endOf(column.profile.min), endOf(column.profile.max)]
  if (filter.kind === 'category') return { values: await valuesOf(ctx, source, column, search), low: null, high: null }
  return { values: nothing(column), low, high }
}

const endOf = (value: Column['profile']['min']) => (typeof value === 'boolean' ? null : value)

function nothing({ name, type }: Column): ResultTable {
  const columns = [
    { id: 'value', name, type },
    { id: 'count', name: 'Rows', type: 'integer' as const },
  ]
  return { columns, data: [[], []], rowCount: 0, truncated: false }
}

async function valuesOf(ctx: Context, source: PlanSource, column: Column, search = ''): Promise<ResultTable> {
  const filter = searched(column, search.trim())
  if (filter === 'none') return nothing(column)
  const { table } = await runPlan(ctx, {
    plan: {
      source,
      ...(filter && { filter }),
      dimensions: [{ as: 'value', column: column.id }],
      measures: [{ as: 'count', aggregate: 'count' }],
      sort: [{ by: 'count', direction: 'desc' }],
      tops: [],
      limit: MOST,
      offset: 0,
    },
  })
  return table
}

/** Texts hold what is looked for; of numbers only the one that is written. */
function searched({ id, type }: Column, search: string): Filter | null | 'none' {
  if (search === '') return null
  if (type === 'text') return { op: 'contains', column: id, value: search }
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double'
  return isNumber && Number.isFinite(Number(search)) ? { op: 'eq', column: id, value: Number(search) } : 'none'
}
