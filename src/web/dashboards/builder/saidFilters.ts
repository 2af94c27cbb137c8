import type { DashboardDocument } from '../../../contract/dashboard.ts'
import { filterSays } from '../filters/filterSays.ts'
import type { TileDrawn } from './useTileDrawn.ts'

/** The filters that narrow a tile at first, in words. */
export function saidFilters({ filteredBy }: Pick<TileDrawn, 'filteredBy'>, { filters }: DashboardDocument): string[] {
  return filters
    .filter(({ id, value }) => value !== null && filteredBy.includes(id))
    .map(filter => `${filter.label}: ${filterSays(filter, filter.value)}`)
}
