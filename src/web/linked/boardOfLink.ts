import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import type { DashboardDocument, DashboardTile, DrawnTile } from '../../contract/dashboard.ts'
import type { LinkedDashboard, LinkedDrawnTile, LinkedTile } from '../../contract/sharing.ts'

const nowhere = { datasetId: '', tableId: '' }
/** An analysis of which only the answer is told, never what was asked. */
const untold = {
  kind: 'analysis' as const,
  source: nowhere,
  request: { type: 'describe' as const, columns: null, confidence: 0.95, trim: 0.1 },
  columns: [],
}

/** A linked dashboard in the shape in which boards are shown: what is not told stays empty. */
export function documentOfLink({ name, description, tabs, tiles, filters }: LinkedDashboard): DashboardDocument {
  return {
    name,
    description,
    pins: {},
    tabs,
    tiles: tiles.map(tileOfLink),
    filters: filters.map(({ metrics, ...filter }) => ({
      ...filter,
      column: null,
      targets: {},
      metrics: metrics.map(metric => ({ ...metric, column: null, aggregate: 'count' })),
    })),
  }
}

function tileOfLink({ content, ...tile }: LinkedTile): DashboardTile {
  if (content.kind === 'analysis') return { ...tile, config: { ...untold, show: content.show } }
  if (content.kind !== 'chart' && content.kind !== 'finding') return { ...tile, config: content }
  const type = content.kind === 'chart' ? content.type : 'auto'
  return { ...tile, config: { kind: content.kind, question: { source: nowhere, type, x: [], y: [] }, columns: [] } }
}

/** A tile drawn for a link in the shape in which boards draw. */
export function drawnOfLink({ tileId, encoding, model, sentence, analysis, ...rest }: LinkedDrawnTile): DrawnTile {
  const { problem, filteredBy, selectedBy } = rest
  return {
    tileId,
    spec: encoding && model && specOf(model, encoding),
    model: model ?? (sentence && saying(sentence)),
    ...(analysis && { analysis: { ...untoldOf, said: analysis } }),
    problem,
    missing: [],
    filteredBy,
    selectedBy,
    versionId: null,
  }
}

const untoldOf = { source: { ...nowhere, versionId: '', filter: null }, request: untold.request, parts: [] }

function specOf(model: ChartModel, encoding: ChartSpec['encoding']): ChartSpec {
  const { type, plan, horizontal, stack, title, subtitle } = model
  return { type, plan, encoding, horizontal, stack, totals: [], title, ...(subtitle && { subtitle }) }
}

/** A model of a sentence alone. */
function saying(summary: ChartModel['summary']): ChartModel {
  return {
    type: 'metric',
    title: summary,
    subtitle: null,
    summary,
    x: null,
    y: null,
    series: [],
    horizontal: false,
    stack: 'none',
    facets: null,
    legend: null,
    tree: null,
    pivot: null,
    metric: null,
    formats: [],
    notes: [],
    table: { columns: [], data: [], rowCount: 0, truncated: false },
    bill: { rowsIn: 0, leftOut: [], rowsUsed: 0 },
    plan: { source: nowhere, dimensions: [], measures: [], tops: [], sort: [], limit: 1, offset: 0 },
  }
}

/** The tiles with the names of the columns that they draw by, as their pictures tell them. */
export function withColumnNames(document: DashboardDocument, drawn: ReadonlyMap<string, DrawnTile>): DashboardDocument {
  const tiles = document.tiles.map(tile => {
    const model = drawn.get(tile.id)?.model
    return model && tile.config.kind === 'chart'
      ? { ...tile, config: { ...tile.config, columns: columnsOf(model) } }
      : tile
  })
  return { ...document, tiles }
}

function columnsOf({ plan, table }: ChartModel) {
  const named = [
    ...plan.dimensions.map(({ as, column }) => ({ as, column })),
    ...(plan.columns ?? []).map(column => ({ as: column, column })),
  ]
  return named.flatMap(({ as, column }) => {
    const found = table.columns.find(({ id }) => id === as)
    return found ? [{ id: column, name: found.name, type: found.type }] : []
  })
}
