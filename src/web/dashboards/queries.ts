import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Verdict } from '../../contract/automatic.ts'
import type { Filter } from '../../contract/plan.ts'
import { automaticRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'

/** Which dashboard. A new version draws a new one. */
export interface Shown {
  datasetId: string
  tableId: string
  versionId: string
}

/** The automatic dashboard of a table, of all rows or of those zoomed into. */
export const dashboardQuery = ({ datasetId, tableId, versionId }: Shown, zoom: Filter | undefined) =>
  queryOptions({
    queryKey: ['dashboard', datasetId, tableId, versionId, zoom ?? null],
    queryFn: ({ signal }) => {
      const query = { tableId, versionId, ...(zoom && { zoom: JSON.stringify(zoom) }) }
      return call(automaticRoutes.automaticDashboard, { params: { datasetId }, query }, signal)
    },
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })

/** Some rows against all others. */
export const comparisonQuery = ({ datasetId, tableId, versionId }: Shown, filter: Filter) =>
  queryOptions({
    queryKey: ['comparison', datasetId, tableId, versionId, filter],
    queryFn: ({ signal }) => {
      const query = { tableId, filter: JSON.stringify(filter) }
      return call(automaticRoutes.compareRows, { params: { datasetId }, query }, signal)
    },
    staleTime: 5 * 60_000,
  })

/** The first page of a dataset with several tables. */
export const overviewQuery = (datasetId: string, versionId: string) =>
  queryOptions({
    queryKey: ['overview', datasetId, versionId],
    queryFn: ({ signal }) => call(automaticRoutes.datasetOverview, { params: { datasetId } }, signal),
    staleTime: 5 * 60_000,
  })

/** Remembers what somebody wants more or less of; the dashboard follows. */
export function useJudge({ datasetId, tableId }: Shown) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ tileId, verdict }: { tileId: string; verdict: Verdict | null }) =>
      call(automaticRoutes.judgeTile, { params: { datasetId, tileId }, body: { tableId, verdict } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dashboard', datasetId, tableId] }),
  })
}
