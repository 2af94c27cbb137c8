import { queryOptions } from '@tanstack/react-query'
import { AnalysisRequest } from '../../contract/analysis/analysis.ts'
import { api } from '../../contract/api.ts'
import type { Filter } from '../../contract/plan.ts'
import { call } from '../api.ts'
import type { Asked } from './useAnalysisAddress.ts'

interface Source {
  datasetId: string
  tableId: string
  versionId: string
  filter?: Filter | undefined
}

/** An analysis; the same request of the same version has the same answer. */
export const analysisQuery = ({ datasetId, filter, ...place }: Source, request: Asked) =>
  queryOptions({
    queryKey: ['datasets', datasetId, 'analysis', place, filter, request],
    queryFn: async ({ signal }) => {
      const body = { ...place, ...(filter && { filter }), ...AnalysisRequest.parse(request) }
      return call(api.analytics.analyze, { params: { datasetId }, body }, signal)
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
