import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'

/** What was changed on a dashboard, page after page. */
export const revisionsQuery = (dashboardId: string) =>
  infiniteQueryOptions({
    queryKey: ['kept', dashboardId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call(
        dashboardRoutes.dashboardHistory,
        { params: { dashboardId }, query: pageParam ? { cursor: pageParam } : {} },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })

/** What a dashboard was at a revision; that does not change any more. */
export const revisionQuery = (dashboardId: string, revision: number) =>
  queryOptions({
    queryKey: ['revision', dashboardId, revision],
    queryFn: ({ signal }) => call(dashboardRoutes.dashboardAt, { params: { dashboardId, revision } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
