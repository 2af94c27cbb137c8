import { queryOptions } from '@tanstack/react-query'
import { AnalysisRequest } from '../../contract/analysis/analysis.ts'
import { api } from '../../contract/api.ts'
import { call } from '../api.ts'
import type { Asked } from './useAnalysisAddress.ts'

interface Source {
  datasetId: string
  tableId: string
  versionId: string
}

/** An analysis; the same request of the same version has the same answer. */
export const analysisQuery = ({ datasetId, ...source }: Source, request: Asked) =>
  queryOptions({
    queryKey: ['datasets', datasetId, 'analysis', source, request],
    queryFn: async ({ signal }) => {
      const body = { ...source, ...AnalysisRequest.parse(request) }
      return call(api.analytics.analyze, { params: { datasetId }, body }, signal)
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
