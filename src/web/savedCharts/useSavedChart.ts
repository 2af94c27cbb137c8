import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { SavedChart } from '../../contract/savedChart.ts'
import { chartQuery } from './queries.ts'

interface Opened {
  chart: SavedChart | null
  isPending: boolean
  error: Error | null
}

/** The saved chart that the address names; null when it names none. */
export function useSavedChart(): Opened {
  const { chart: chartId } = useSearch({ from: '/shell/datasets/$datasetId' })
  const { queryKey, queryFn = skipToken } = chartQuery(chartId ?? '')
  const asked = useQuery({ queryKey, queryFn: chartId === undefined ? skipToken : queryFn })
  if (chartId === undefined) return { chart: null, isPending: false, error: null }
  return { chart: asked.data ?? null, isPending: asked.isPending, error: asked.data ? null : asked.error }
}
