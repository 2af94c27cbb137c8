import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Output } from '../../contract/route.ts'
import { datasetRoutes, uploadRoutes } from '../../contract/routes/datasets.ts'
import { call } from '../api.ts'

export type DatasetSort = 'created' | 'updated' | 'name' | 'rows' | 'bytes'
export interface DatasetOrder {
  sort: DatasetSort
  direction: 'asc' | 'desc'
}

/** The first datasets that match, newest first. */
export const datasetsQuery = (query: { search?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['datasets', 'first', query],
    queryFn: ({ signal }) => call(datasetRoutes.listDatasets, { query }, signal),
    placeholderData: keepPreviousData,
  })

export type DatasetPages = InfiniteData<Output<typeof datasetRoutes.listDatasets>>

interface DatasetNarrowing {
  search: string
  folderId?: string
  tag?: string
  only?: 'favourites' | 'trash'
}

/** The list of Home, page after page. */
export const datasetPagesQuery = (query: DatasetOrder & DatasetNarrowing) =>
  infiniteQueryOptions({
    queryKey: ['datasets', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(datasetRoutes.listDatasets, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** One dataset: tables, columns, receipt, of its newest version unless another is named. */
export const datasetQuery = (datasetId: string, versionId?: string) =>
  queryOptions({
    queryKey: ['dataset', datasetId, ...(versionId ? [versionId] : [])],
    queryFn: ({ signal }) =>
      call(datasetRoutes.getDataset, { params: { datasetId }, query: versionId ? { versionId } : {} }, signal),
    staleTime: 60_000,
  })

export const samplesQuery = queryOptions({
  queryKey: ['samples'],
  queryFn: ({ signal }) => call(uploadRoutes.listSamples, {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})
