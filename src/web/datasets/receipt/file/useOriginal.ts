import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { OriginalRow } from '../../../../contract/original.ts'
import { rowRoutes } from '../../../../contract/routes/rows.ts'
import { call } from '../../../api.ts'
import { useSettled } from '../../../grid/useSettled.ts'

const blockRows = 100

/** A table of a version, whose file is shown. */
export interface OriginalPlace {
  datasetId: string
  tableId: string
  versionId: string
}

const blockQuery = ({ datasetId, tableId, versionId }: OriginalPlace, block: number) =>
  queryOptions({
    queryKey: ['original', datasetId, tableId, versionId, block],
    queryFn: ({ signal }) => {
      const query = { from: block * blockRows + 1, rows: blockRows, versionId }
      return call(rowRoutes.originalRows, { params: { datasetId, tableId }, query }, signal)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Rows of the file in a window, fetched in blocks once scrolling has settled. */
export function useOriginal(place: OriginalPlace, window: { first: number; last: number }) {
  const start = useQuery(blockQuery(place, 0))
  const { first, last } = useSettled(window)
  const from = Math.floor(first / blockRows)
  const to = Math.max(from, Math.floor(Math.max(0, last - 1) / blockRows))
  const blocks = start.data ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : []
  const asked = useQueries({ queries: blocks.map(block => blockQuery(place, block)) })
  const rows = new Map<number, OriginalRow>()
  for (const { data } of asked) for (const row of data?.rows ?? []) rows.set(row.row, row)
  const failed = [start, ...asked].find(({ isError }) => isError)
  return {
    file: start.data,
    isPending: start.isPending,
    /** The n-th row from 0; null until it is there. */
    row: (index: number): OriginalRow | null => rows.get(index + 1) ?? null,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}
