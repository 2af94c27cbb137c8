import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { FilterTarget, FilterValue } from '../../contract/dashboardFilter.ts'
import { isAsking } from '../dashboard/filterTargets.ts'
import { unlockedTiles } from './lockedValues.ts'

/** What a lock does to the tiles that are drawn of data; ids, in the document's order. */
export interface LockReach {
  narrowed: string[]
  /** Not shown, as the lock does not reach them. */
  hidden: string[]
  /** Shown whole: somebody set the filter to leave them alone. */
  whole: string[]
}

/** What whoever comes by a link sees of the tiles when one filter is locked to a value. */
export function lockReach(
  document: DashboardDocument,
  { filterId, value }: { filterId: string; value: FilterValue },
  targets: readonly FilterTarget[],
): LockReach {
  const touched = new Set(targets.filter(target => target.filterId === filterId).map(({ tileId }) => tileId))
  const unreached = unlockedTiles(document, { [filterId]: value }, targets)
  const all = document.tiles.filter(isAsking).map(({ id }) => id)
  return {
    narrowed: all.filter(id => touched.has(id)),
    hidden: all.filter(id => unreached.has(id)),
    whole: all.filter(id => !touched.has(id) && !unreached.has(id)),
  }
}
