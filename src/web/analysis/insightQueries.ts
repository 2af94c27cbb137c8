import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Verdict } from '../../contract/automatic.ts'
import { insightRoutes } from '../../contract/routes/insights.ts'
import { call } from '../api.ts'

interface Place {
  datasetId: string
  tableId: string
  versionId: string
}

/** How often a job that computes is asked how far it is. */
const ASK_AGAIN_MS = 1000

/** What is worth knowing about a table of a version; how far it is, while a job computes it. */
export const insightsQuery = ({ datasetId, tableId, versionId }: Place) =>
  queryOptions({
    queryKey: ['insights', datasetId, tableId, versionId],
    queryFn: ({ signal }) =>
      call(insightRoutes.listInsights, { params: { datasetId, tableId }, query: { versionId, wait: 'false' } }, signal),
    staleTime: 5 * 60_000,
    refetchInterval: ({ state }) => (state.data?.progress ? ASK_AGAIN_MS : false),
  })

/** Remembers what somebody wants more or less of; the list follows. */
export function useJudgeInsight({ datasetId, tableId }: Place) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ insightId, verdict }: { insightId: string; verdict: Verdict | null }) =>
      call(insightRoutes.judgeInsight, { params: { datasetId, tableId, insightId }, body: { verdict } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['insights', datasetId, tableId] }),
  })
}
