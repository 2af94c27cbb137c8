import type { AnalysisSaid } from '../../contract/analysis/analysis.ts'
import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import type { ChartModel, Facet, Series } from '../../contract/chart.ts'
import type { DashboardTile, DrawnTile } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import type { QueryPlan } from '../../contract/plan.ts'
import type { LinkedDrawnTile } from '../../contract/sharing.ts'

interface Link {
  /** Ids of the filters that whoever came by the link cannot change. */
  locked: ReadonlySet<string>
  /** Tiles that a lock does not reach. */
  hidden: ReadonlySet<string>
}

/** A drawn tile as somebody sees it who came by a link: the picture, and nothing of where it comes from. */
export function linkedDrawing(tile: DashboardTile, drawn: DrawnTile, { locked, hidden }: Link): LinkedDrawnTile {
  const { tileId, spec, model, analysis, problem, filteredBy, selectedBy } = drawn
  const shown = { tileId, filteredBy: filteredBy.filter(id => !locked.has(id)), selectedBy }
  const nothing = { ...shown, encoding: null, model: null, sentence: null }
  if (hidden.has(tileId)) return { ...nothing, problem: notReached }
  if (problem) return { ...nothing, problem: problemFor(problem.code) }
  if (analysis) return { ...nothing, analysis: linkedAnalysis(analysis.said), problem: null }
  const narrowed = filteredBy.some(id => locked.has(id))
  const safe = model && linkedModel(model, narrowed)
  if (tile.config.kind === 'finding') return { ...nothing, sentence: safe?.summary ?? null, problem: null }
  return { ...nothing, encoding: safe && spec ? spec.encoding : null, model: safe, problem: null }
}

/** Without which rows of the data its points and the lines of its tables are. The request and its rows are not told at all. */
function linkedAnalysis({ pictures, tables, ...said }: AnalysisSaid): AnalysisSaid {
  return {
    ...said,
    pictures: pictures.map(picture => ({
      ...picture,
      layers: picture.layers.map(({ rows: _rows, ...layer }) => layer),
    })),
    tables: tables.map(withoutNumbers),
  }
}

const rowNumbers = new Set(['analysis.row', 'analysis.outliers.row'])

function withoutNumbers(table: AnalysisTable): AnalysisTable {
  const keeps = table.columns.map(({ label }) => !rowNumbers.has(label.code))
  const kept = <T>(items: readonly T[]) => items.filter((_, i) => keeps[i])
  return { ...table, columns: kept(table.columns), data: kept(table.data) }
}

const notReached = { code: 'not_allowed', detail: 'This part is not shared.' }

/** Faults name columns and datasets: only their kind is told. */
function problemFor(code: string): NonNullable<LinkedDrawnTile['problem']> {
  const passing = ['busy', 'took_too_long', 'not_ready'].includes(code)
  return passing
    ? { code, detail: 'This part is not ready. Try again in a moment.' }
    : { code: 'not_found', detail: 'This part cannot be shown just now.' }
}

/** @param narrowed  whether a locked filter has a part in it: then nothing is said of rows beyond it */
function linkedModel(model: ChartModel, narrowed: boolean): ChartModel {
  const { rowsUsed } = model.bill
  return {
    ...model,
    subtitle: narrowed && model.subtitle ? withoutCondition(model.subtitle) : model.subtitle,
    series: model.series.map(linkedSeries),
    facets: model.facets?.map(linkedFacet) ?? null,
    notes: narrowed ? model.notes.map(withoutGroups) : model.notes,
    ...withoutRowNumbers(model),
    bill: { rowsIn: rowsUsed, leftOut: [], rowsUsed },
    plan: linkedPlan(model.plan),
  }
}

const linkedFacet = (facet: Facet): Facet => ({ ...facet, series: facet.series.map(linkedSeries) })

function linkedSeries({ rows: _rows, plan, ...series }: Series): Series {
  return { ...series, ...(plan && { plan: linkedPlan(plan) }) }
}

/** What marks and selections need of a plan: which of its columns are drawn. No data, no condition. */
function linkedPlan({ source: _source, filter: _filter, sample: _sample, ...plan }: QueryPlan): QueryPlan {
  const { columns, ...rest } = plan
  return {
    ...rest,
    source: { datasetId: '', tableId: '' },
    ...(columns && { columns: columns.filter(id => id !== '_row') }),
    sort: [],
  }
}

/** Rows are shown as they are drawn, but not which rows of the table they are. */
function withoutRowNumbers({ table, formats }: ChartModel): Pick<ChartModel, 'table' | 'formats'> {
  const keeps = table.columns.map(({ id }) => id !== '_row')
  const kept = <T>(items: readonly T[]) => items.filter((_, i) => keeps[i])
  return { table: { ...table, columns: kept(table.columns), data: kept(table.data) }, formats: kept(formats) }
}

/** Of 'subtitle.said.plain.top.plain.where': without the condition, and without how many groups there are in all. */
function withoutCondition({ code, params }: Message): Message | null {
  const parts = code.split('.')
  if (parts.length !== 6) return null
  const [, made, unit, tail, change] = parts
  const code2 = ['subtitle', made, unit, tail === 'top' ? 'all' : tail, change, 'whole'].join('.')
  if (code2 === 'subtitle.said.plain.all.plain.whole') return null
  const { where: _where, groups: _groups, shown: _shown, ...rest } = params
  return { code: code2, params: rest }
}

/** How many groups there are is counted in the whole table, those beyond the lock too. */
function withoutGroups(note: Message): Message {
  if (note.code !== 'note.leading') return note
  const { groups: _groups, ...params } = note.params
  return { code: 'note.leadingSome', params }
}
