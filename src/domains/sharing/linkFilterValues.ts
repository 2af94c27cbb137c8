import type { DashboardFilter, FilterTarget } from '../../contract/dashboardFilter.ts'
import { type Filter, type PlanSource, QueryPlan, type ResultTable } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { questionOf, sourceOf } from '../../core/dashboard/asked.ts'
import { isSameTable } from '../../core/dashboard/columnFor.ts'
import { effectiveQuestion, filtersOfTile } from '../../core/dashboard/effectiveQuestion.ts'
import type { AskingTile } from '../../core/dashboard/filterTargets.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { runPlan } from '../analytics/runPlan.ts'
import { type LaidDashboard, layTiles } from '../dashboards/layTiles.ts'
import { limitLink } from './limitLink.ts'
import { hiddenByLocks, seenByLink } from './seenByLink.ts'

interface Input {
  filterId: string
  search?: string | undefined
}

interface Offered {
  values: ResultTable
  low: string | number | null
  high: string | number | null
}

const LIMIT = 200
const nothing: Offered = {
  values: { columns: [], data: [], rowCount: 0, truncated: false },
  low: null,
  high: null,
}

/**
 * What a free filter can be set to: the values, with their counts, or the range of the rows that the tiles it narrows
 * draw for this link. A value that no tile could show is not told.
 * @throws DomainError not_found for a filter that is not there or is locked, too_many_requests
 */
export async function linkFilterValues(ctx: LinkVisit, { filterId, search }: Input): Promise<Offered> {
  const { document, lockedValues } = ctx.link
  const filter = document.filters.find(({ id }) => id === filterId)
  if (!filter || Object.hasOwn(lockedValues, filterId))
    throw new DomainError('not_found', 'There is no such filter here.')
  await limitLink(ctx, 'linkDraw')
  const laid = await layTiles(ctx, seenByLink(ctx, { tileIds: [], values: {}, selections: [] }))
  const reach = reachOf(ctx, filter, laid)
  if (!reach) return nothing
  return filter.kind === 'category' || filter.kind === 'search'
    ? { ...nothing, values: await valuesOf(ctx, reach, search) }
    : rangeOf(ctx, reach)
}

/** Where a filter's values are looked for, and which of the rows there are drawn. */
interface Reach {
  source: PlanSource
  column: string
  rows: Filter | null
}

/** The table that the filter is about, if a tile of it is narrowed, else the one of the first tile that is. */
function reachOf(ctx: LinkVisit, filter: DashboardFilter, { targets, asking, tables }: LaidDashboard): Reach | null {
  const hidden = hiddenByLocks(ctx, targets)
  const touched = targets.flatMap(target => {
    const tile = asking.find(({ id }) => id === target.tileId)
    const isSeen = target.filterId === filter.id && tile && !hidden.has(target.tileId)
    // A finding is told as a sentence: nothing of its rows is seen.
    if (!isSeen || tile.config.kind === 'finding' || target.columnId === null) return []
    return [{ tile, source: sourceOf(tile.config), column: target.columnId }]
  })
  const first = touched.find(({ source }) => source.tableId === filter.column?.tableId) ?? touched[0]
  if (!first) return null
  const { datasetId, tableId } = first.source
  const version = tables.loadedOf({ datasetId, tableId }).loaded?.version
  const isSame = ({ source, column }: typeof first) => column === first.column && isSameTable(source, first.source)
  const rows = touched.filter(isSame).map(({ tile }) => rowsOf(ctx, tile, targets, tables.columnsOf))
  const known = rows.filter(row => row !== null)
  return {
    source: { datasetId, tableId, ...(version && { versionId: version.id }) },
    column: first.column,
    rows: known.length < rows.length ? null : { op: 'or', of: known },
  }
}

/** The rows that a tile draws when nothing is set but what is locked; null: all of its table. */
function rowsOf(
  { link: { document, lockedValues } }: LinkVisit,
  tile: AskingTile,
  targets: readonly FilterTarget[],
  columnsOf: LaidDashboard['tables']['columnsOf'],
): Filter | null {
  const filters = document.filters.filter(({ id }) => Object.hasOwn(lockedValues, id))
  const set = filtersOfTile(tile.id, { filters, targets, values: lockedValues })
  return effectiveQuestion(questionOf(tile.config), set, columnsOf).question.filter ?? null
}

async function valuesOf(ctx: LinkVisit, { source, column, rows }: Reach, search = ''): Promise<ResultTable> {
  const found: Filter[] = search.trim() === '' ? [] : [{ op: 'contains', column, value: search.trim() }]
  const conditions = [...(rows ? [rows] : []), ...found]
  const { table } = await runPlan(ctx, {
    plan: QueryPlan.parse({
      source,
      ...(conditions.length > 0 && { filter: { op: 'and', of: conditions } }),
      dimensions: [{ as: 'value', column }],
      measures: [{ as: 'count', aggregate: 'count' }],
      sort: [{ by: 'count', direction: 'desc' }],
      limit: LIMIT,
    }),
  })
  return table
}

async function rangeOf(ctx: LinkVisit, { source, column, rows }: Reach): Promise<Offered> {
  const { table } = await runPlan(ctx, {
    plan: QueryPlan.parse({
      source,
      ...(rows && { filter: rows }),
      measures: [
        { as: 'low', aggregate: 'min', column },
        { as: 'high', aggregate: 'max', column },
      ],
    }),
  })
  const [low, high] = [end(table.data[0]?.[0]), end(table.data[1]?.[0])]
  return { ...nothing, low, high }
}

const end = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : null)
