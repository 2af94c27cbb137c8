import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Scalar } from '../../contract/column.ts'
import type { Filter, PlanResult, PlanSource, QueryPlanInput } from '../../contract/plan.ts'
import { analyticsRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'
import { blockSize, blocksOf } from './blocks.ts'
import { useSettled } from './useSettled.ts'

/** Which rows, in which order. */
export interface RowsQuestion {
  source: PlanSource
  columns: string[]
  filter: Filter | undefined
  sort: { by: string; direction: 'asc' | 'desc' } | undefined
}

/** The rows of a window, fetched in blocks once scrolling has settled; a row is null until it is there. */
export function useRows(question: RowsQuestion, window: { first: number; last: number }) {
  const cache = useQueryClient()
  const settled = useSettled(window)
  const blocks = blocksOf(settled)
  const results = useQueries({
    queries: blocks.map(block => ({
      queryKey: keyOf(question, block),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchBlock(question, block, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  })
  const failed = results.find(result => result.isError)
  // What is read of a result is what renders again when it changes: the arrival of its rows.
  const arrived = new Map(results.map(({ data }, i) => [blocks[i], data?.table]))
  return {
    /** Cells of a row: `_row` first, then the columns asked for. */
    row: (index: number): Scalar[] | null => {
      const block = Math.floor(index / blockSize)
      const table = arrived.get(block) ?? cache.getQueryData<PlanResult>(keyOf(question, block))?.table
      const at = index - block * blockSize
      return table && at < table.rowCount ? table.data.map(column => column[at] ?? null) : null
    },
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

/** How many rows match; known without asking when nothing is filtered. */
export function useRowCount({ source, filter }: RowsQuestion, all: number) {
  const asked = useQuery({
    queryKey: ['rows', source, 'count', filter],
    queryFn: ({ signal }) =>
      run({ source, ...(filter && { filter }), measures: [{ as: 'n', aggregate: 'count' }] }, signal),
    enabled: filter !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  if (!filter) return { count: all, error: null }
  const n = asked.data?.table.data[0]?.[0]
  return { count: n === undefined ? null : Number(n), error: asked.error }
}

const keyOf = ({ source, columns, filter, sort }: RowsQuestion, block: number) =>
  ['rows', source, columns, filter ?? null, sort ?? null, block] as const

function fetchBlock({ source, columns, filter, sort }: RowsQuestion, block: number, signal: AbortSignal) {
  const part = { limit: blockSize, offset: block * blockSize }
  return run({ source, columns, ...part, ...(filter && { filter }), ...(sort && { sort: [sort] }) }, signal)
}

function run(plan: QueryPlanInput, signal: AbortSignal): Promise<PlanResult> {
  return call(analyticsRoutes.runPlan, { body: { plan } }, signal)
}
