import { queryOptions } from '@tanstack/react-query'
import { analyticsRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'

interface TablePlace {
  datasetId: string
  tableId: string
}

/** What may be wrong with a table. */
export const alertsQuery = (params: TablePlace, versionId: string) =>
  queryOptions({
    queryKey: ['alerts', params, versionId],
    queryFn: ({ signal }) => call(analyticsRoutes.listAlerts, { params }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** One column in full. */
export const columnQuery = (params: TablePlace & { columnId: string }, versionId: string) =>
  queryOptions({
    queryKey: ['column', params, versionId],
    queryFn: ({ signal }) => call(analyticsRoutes.describeColumn, { params }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
