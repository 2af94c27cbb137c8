import type { Column } from '../../../contract/column.ts'
import type { DashboardDocument, DashboardTile, Operation } from '../../../contract/dashboard.ts'
import type { DashboardFilter, FilterKind, SwitchedMetric } from '../../../contract/dashboardFilter.ts'
import type { Question } from '../../../contract/question.ts'
import { isNumeric } from '../../grid/cellText.ts'
import { addOperations, filterControl, newId } from '../builder/newTile.ts'

export type FilterPlace = 'bar' | 'grid'
type Columns = (source: { datasetId: string; tableId: string }) => readonly Column[] | null

/** The kinds of filter that a column allows, the likeliest first. */
export function kindsFor(column: Column): FilterKind[] {
  if (column.type === 'date' || column.type === 'timestamp') return ['dates']
  if (isNumeric(column)) return column.role === 'measure' ? ['number', 'category'] : ['category', 'number']
  if (column.type !== 'text') return ['category']
  return column.role === 'text' || column.role === 'identifier' ? ['search', 'category'] : ['category', 'search']
}

/** A filter about to be made: on a column, or of a kind that needs none. */
export function newFilter(
  { filters }: Pick<DashboardDocument, 'filters'>,
  about: { label: string; kind: FilterKind; column?: DashboardFilter['column']; metrics?: SwitchedMetric[] },
): DashboardFilter {
  const { label, kind, column = null, metrics = [] } = about
  return {
    ...{ id: newId('filter'), label: label.slice(0, 100), kind, column, metrics },
    ...{ tabId: null, targets: {}, order: Math.max(0, ...filters.map(({ order }) => order)) + 1 },
    value: kind === 'top' ? { kind: 'top', n: 10 } : firstMetric(metrics),
  }
}

const firstMetric = ([first]: readonly SwitchedMetric[]) =>
  first ? { kind: 'metric' as const, metricId: first.id } : null

/** The figures that the tiles show already: what a switch between figures can offer at once. */
export function metricsOfTiles(
  tiles: readonly DashboardTile[],
  columns: Columns,
  say: (aggregate: SwitchedMetric['aggregate'], column: string | null) => string,
): SwitchedMetric[] {
  const figures = tiles.flatMap(({ config }) => ('question' in config ? figuresOf(config.question) : []))
  const different = new Map(figures.map(figure => [JSON.stringify(figure), figure]))
  const metrics = [...different.values()].flatMap(({ column, aggregate }) => {
    const name = column && columns(column)?.find(({ id }) => id === column.columnId)?.name
    // A column that is gone gives no figure.
    return name === undefined ? [] : [{ id: newId('metric'), label: say(aggregate, name), column, aggregate }]
  })
  return metrics.slice(0, 20)
}

function figuresOf({ source: { datasetId, tableId }, y, size, colour }: Question) {
  return [...y, size, colour].flatMap(field => {
    if (field?.role !== 'value' || field.aggregate === 'quantile') return []
    const column = field.column === undefined ? null : { datasetId, tableId, columnId: field.column }
    return [{ column, aggregate: field.aggregate }]
  })
}

/** Where a filter's control stands: among the tiles when one of them is it. */
export function placeOf({ tiles }: Pick<DashboardDocument, 'tiles'>, filterId: string): FilterPlace {
  return tiles.some(({ config }) => config.kind === 'filter' && config.filterId === filterId) ? 'grid' : 'bar'
}

/** What makes the document have the filter as it was filled in. */
export function filterOperations(
  document: DashboardDocument,
  tabId: string,
  { filter, place }: { filter: DashboardFilter; place: FilterPlace },
): Operation[] {
  const before = document.filters.find(({ id }) => id === filter.id)
  const placed = placeOf(document, filter.id)
  const controls = document.tiles.filter(({ config }) => config.kind === 'filter' && config.filterId === filter.id)
  const moved: Operation[] =
    place === placed
      ? []
      : place === 'grid'
        ? addOperations(document, tabId, [filterControl(filter).draft]).operations
        : controls.map(({ id }): Operation => ({ op: 'removeTile', id }))
  return [...(before ? changedFields(before, filter) : [{ op: 'putFilter' as const, item: filter }]), ...moved]
}

/** Only what was changed: somebody else may have changed the rest meanwhile. */
function changedFields(before: DashboardFilter, now: DashboardFilter): Operation[] {
  const fields = Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) =>
        name !== 'id' && JSON.stringify(value) !== JSON.stringify(before[name as keyof DashboardFilter]),
    ),
  )
  return Object.keys(fields).length === 0 ? [] : [{ op: 'setFilter', id: now.id, fields }]
}
