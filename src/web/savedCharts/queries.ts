import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { savedChartRoutes } from '../../contract/routes/charts.ts'
import { call } from '../api.ts'
import type { Order } from '../ui/SortTh.tsx'

export type ChartSort = 'created' | 'updated' | 'name' | 'type'
export type ChartOrder = Order<ChartSort>

/** Saved charts, page after page. */
export const chartPagesQuery = (query: { search: string; only?: 'trash' } & ChartOrder) =>
  infiniteQueryOptions({
    queryKey: ['charts', 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      call(savedChartRoutes.listCharts, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** One saved chart. */
export const chartQuery = (chartId: string) =>
  queryOptions({
    queryKey: ['chart', chartId],
    queryFn: ({ signal }) => call(savedChartRoutes.getChart, { params: { chartId } }, signal),
  })

/** What was changed on a chart, page after page. */
export const historyQuery = (chartId: string) =>
  infiniteQueryOptions({
    queryKey: ['chart', chartId, 'history'],
    queryFn: ({ pageParam, signal }) =>
      call(
        savedChartRoutes.chartHistory,
        { params: { chartId }, query: pageParam ? { cursor: pageParam } : {} },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })

/** Charts of other datasets that can be drawn from this table. */
export const fittingQuery = (datasetId: string, tableId: string) =>
  queryOptions({
    queryKey: ['charts', 'fitting', datasetId, tableId],
    queryFn: ({ signal }) =>
      call(savedChartRoutes.fittingCharts, { params: { datasetId }, query: { tableId, limit: 20 } }, signal),
  })
