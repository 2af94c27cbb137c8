import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { dashboardListRoutes } from '../../../contract/routes/dashboardLists.ts'
import { call } from '../../api.ts'
import type { Order } from '../../ui/SortTh.tsx'

export type DashboardSort = 'updated' | 'created' | 'name'
export type DashboardOrder = Order<DashboardSort>

interface Wanted extends DashboardOrder {
  search: string
  folderId?: string
  only?: 'trash' | 'favourites' | 'mine'
}

/** Dashboards that match, page after page. */
export const dashboardPagesQuery = (query: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['dashboards', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(
        dashboardListRoutes.listDashboards,
        { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** The first dashboards that match, last changed first. */
export const dashboardsQuery = (search: string, limit: number) =>
  queryOptions({
    queryKey: ['dashboards', 'first', search, limit],
    queryFn: ({ signal }) => call(dashboardListRoutes.listDashboards, { query: { search, limit } }, signal),
    placeholderData: keepPreviousData,
  })
