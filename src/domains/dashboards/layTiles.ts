import type { DashboardDocument, DrawnTile, DrawRequest, TileSelection } from '../../contract/dashboard.ts'
import type { FilterTarget, FilterValues } from '../../contract/dashboardFilter.ts'
import type { Question } from '../../contract/question.ts'
import { conditionsOf, filterOf } from '../../core/chart/question/range.ts'
import { specOf } from '../../core/chart/question/specOf.ts'
import { withConditions } from '../../core/chart/withConditions.ts'
import { columnsOf, questionOf } from '../../core/dashboard/asked.ts'
import { effectiveQuestion, filtersOfTile } from '../../core/dashboard/effectiveQuestion.ts'
import { type AskingTile, filterTargets, isAsking } from '../../core/dashboard/filterTargets.ts'
import { missingOf } from '../../core/dashboard/missingOf.ts'
import { checkSelections, selectionsFor, type TileCondition } from '../../core/dashboard/selections.ts'
import type { Context } from '../../ports/context.ts'
import type { AskedAnalysis } from './drawAnalysis.ts'
import { type Laid, problemOf } from './drawSpecs.ts'
import { followCharts } from './followCharts.ts'
import { loadTables, type Tables } from './loadTables.ts'
import { rowsInFilters } from './rowsInFilters.ts'

/** A dashboard as it is to be seen. `values` win over those of the request: a link's locked ones, for example. */
export interface Seen {
  document: DashboardDocument
  request: DrawRequest
  values: FilterValues
}

/** A tile that will be drawn: all but its model. With neither `laid` nor `analysis` it has nothing to draw, or cannot be. */
export interface LaidTile {
  drawn: DrawnTile
  tile: AskingTile | null
  /** Under its filters, but no selection. */
  laid: Laid | null
  /** The analysis that it asks, of the rows that its filters leave. */
  analysis: AskedAnalysis | null
  /** The selections of other tiles that narrow it. */
  conditions: TileCondition[]
}

export interface LaidDashboard {
  tiles: LaidTile[]
  targets: FilterTarget[]
  tables: Tables
  /** The asking tiles of the document, drawn or not. */
  asking: AskingTile[]
}

/**
 * Lays the tiles out that are asked for: their tables loaded once each, their filters and selections mapped to columns.
 * @throws DomainError invalid_plan when a selection speaks of what its tile does not draw by
 */
export async function layTiles(ctx: Context, { document, request, values }: Seen): Promise<LaidDashboard> {
  const tiles = await followCharts(ctx, document)
  const tables = await loadTables(ctx, { ...document, tiles })
  const asking = tiles.filter(isAsking)
  checkSelections(request.selections, asking)
  const targets = filterTargets({ tiles, filters: document.filters }, tables.columnsOf)
  const of: Laying = { document, tables, asking, targets, request, values: { ...request.values, ...values } }
  const wanted = tiles.filter(({ id, tabId }) =>
    request.tileIds ? request.tileIds.includes(id) : request.tabId === undefined || request.tabId === tabId,
  )
  const asked = wanted.map(tile => (isAsking(tile) ? ask(tile, of) : { drawn: blank(tile.id), tile: null }))
  const counts = await rowsInFilters(ctx, asked)
  return { tiles: asked.map((one, i) => lay(one, counts[i])), targets, tables, asking }
}

interface Laying
  extends Pick<Seen, 'document' | 'request' | 'values'>,
    Pick<LaidDashboard, 'tables' | 'asking' | 'targets'> {}

interface Asked {
  drawn: DrawnTile
  tile: AskingTile | null
  question?: Question
  columns?: Laid['columns']
  conditions?: TileCondition[]
}

function blank(tileId: string): DrawnTile {
  return {
    ...{ tileId, spec: null, model: null, problem: null, missing: [] },
    ...{ filteredBy: [], selectedBy: [], versionId: null },
  }
}

/** A tile's question under its filters, or what keeps it from being asked. */
function ask(tile: AskingTile, { document, tables, asking, targets, request, values }: Laying): Asked {
  const own = questionOf(tile.config)
  const { datasetId, tableId } = own.source
  const drawn = blank(tile.id)
  const table = tables.loadedOf(own.source)
  if (table.loaded === null) return { drawn: { ...drawn, problem: table.problem }, tile }
  const versionId = table.loaded.version.id
  const missing = missingOf(columnsOf(tile.config), tile.config.columns, table.loaded.table.columns)
  if (missing.length > 0) return { drawn: { ...drawn, versionId, missing, problem: missingProblem(missing) }, tile }
  try {
    const set = filtersOfTile(tile.id, { filters: document.filters, targets, values })
    const { question, filteredBy } = effectiveQuestion(own, set, tables.columnsOf)
    const conditions = selectionsFor(tile, selectionsOf(request), { tiles: asking, tableOf: tables.columnsOf })
    const selectedBy = [...new Set(conditions.map(({ tileId }) => tileId))]
    const title = tile.title ?? own.title
    return {
      drawn: { ...drawn, versionId, filteredBy, selectedBy },
      tile,
      question: { ...question, source: { datasetId, tableId, versionId }, ...(title !== undefined && { title }) },
      columns: table.columns,
      conditions,
    }
  } catch (fault) {
    return { drawn: { ...drawn, versionId, problem: problemOf(fault) }, tile }
  }
}

const selectionsOf = ({ selections }: DrawRequest): readonly TileSelection[] => selections

function missingProblem(missing: DrawnTile['missing']): DrawnTile['problem'] {
  const names = missing.map(({ column }) => `"${column.name}"`).join(', ')
  const which = missing.length === 1 ? 'a column' : 'columns'
  return { code: 'invalid_plan', detail: `The table no longer has ${which} that this tile needs: ${names}.` }
}

function lay({ drawn, tile, question, columns, conditions = [] }: Asked, rows: number | undefined): LaidTile {
  const nothing: LaidTile = { drawn, tile, laid: null, analysis: null, conditions: [] }
  if (!question || !columns) return nothing
  if (tile?.config.kind === 'analysis') return { ...nothing, analysis: analysisOf(tile.config, question), conditions }
  try {
    const { spec } = specOf(question, [...columns.values()], rows)
    return { ...nothing, laid: { spec, columns }, conditions }
  } catch (fault) {
    return { ...nothing, drawn: { ...drawn, problem: problemOf(fault) } }
  }
}

type AnalysisConfig = Extract<AskingTile['config'], { kind: 'analysis' }>

function analysisOf({ request, show, part }: AnalysisConfig, { source, filter }: Question): AskedAnalysis {
  return { source, request, show, ...(part !== undefined && { part }), ...(filter && { filter }) }
}

/** A tile's analysis under the selections that narrow it. */
export function selectedRows(asked: AskedAnalysis, conditions: readonly TileCondition[]): AskedAnalysis {
  const filter = filterOf([...conditionsOf(asked.filter), ...conditions.map(({ condition }) => condition)])
  return { ...asked, ...(filter && { filter }) }
}

/** A tile's chart under the selections that narrow it. */
export function selected({ spec, columns }: Laid, conditions: readonly TileCondition[]): Laid {
  return {
    spec: withConditions(
      spec,
      conditions.map(({ condition }) => condition),
    ),
    columns,
  }
}
