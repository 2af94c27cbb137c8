import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { DashboardFilter, FilterKind, FilterValue, FilterValues } from '../../contract/dashboardFilter.ts'
import { isAskingConfig } from '../dashboard/asked.ts'

const kindsOfValue: Record<FilterKind, readonly FilterValue['kind'][]> = {
  dates: ['relative', 'range'],
  category: ['values'],
  number: ['range'],
  search: ['search'],
  top: ['top'],
  metric: ['metric'],
}

/**
 * The first of the locked values that cannot hold: its filter is not there, or is of another kind. What a lock cannot
 * hold must not be shown at all, so whoever asks refuses everything.
 */
export function unheldLock({ filters }: DashboardDocument, locked: FilterValues): string | null {
  for (const [id, value] of Object.entries(locked)) {
    const filter = filters.find(other => other.id === id)
    if (!filter || !holds(filter, value)) return id
  }
  return null
}

/** A lock on nothing holds: it keeps a filter from being used. */
function holds({ kind, metrics }: DashboardFilter, value: FilterValue | null): boolean {
  if (value === null) return true
  const isFigure = value.kind !== 'metric' || metrics.some(({ id }) => id === value.metricId)
  return isFigure && kindsOfValue[kind].includes(value.kind)
}

/** What is in force: of what is asked only what is free, and every lock. */
export function valuesInForce(
  { filters }: DashboardDocument,
  { asked, locked }: { asked: FilterValues; locked: FilterValues },
): FilterValues {
  const free = filters.filter(({ id }) => !Object.hasOwn(locked, id) && Object.hasOwn(asked, id))
  return { ...Object.fromEntries(free.map(({ id }) => [id, asked[id] ?? null])), ...locked }
}

/**
 * Tiles that a locked filter does not narrow although its maker did not leave them alone by hand: they would show what
 * the lock is there to hide. A lock on how much or which figure is shown hides nothing.
 *
 * @param touched  filter id and tile id of each pair that narrows
 */
export function unlockedTiles(
  { filters, tiles }: DashboardDocument,
  locked: FilterValues,
  touched: readonly { filterId: string; tileId: string }[],
): Set<string> {
  const rowFilters = filters.filter(
    ({ id, kind }) => (locked[id] ?? null) !== null && kind !== 'top' && kind !== 'metric',
  )
  const reaches = new Set(touched.map(({ filterId, tileId }) => `${filterId} ${tileId}`))
  const asks = tiles.filter(({ config }) => isAskingConfig(config))
  const escapes = ({ id }: { id: string }) =>
    rowFilters.some(filter => filter.targets[id] !== null && !reaches.has(`${filter.id} ${id}`))
  return new Set(asks.filter(escapes).map(({ id }) => id))
}
