import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DrawnTile } from '../../../contract/dashboard.ts'
import { useBoard } from '../view/board.ts'

interface Drawn {
  drawn: DrawnTile | undefined
  /** Of another state of the filters than the one that stands. */
  isStale: boolean
  error: Error | null
  redraw: () => void
}

/** An analysis on a dashboard, asked by itself: it may take longer than all charts together, and those do not wait. */
export function useAnalysisDrawn(tileId: string): Drawn {
  const { source, values, selections, tabId } = useBoard()
  const request = { tabId, tileIds: [tileId], values, selections: [...selections] }
  const asked = useQuery({
    queryKey: ['drawn', ...source.key, request],
    queryFn: ({ signal }) => source.draw(request, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })
  const { data, error, isPlaceholderData, isFetching, refetch } = asked
  return {
    drawn: data?.tiles.find(tile => tile.tileId === tileId),
    isStale: isPlaceholderData || (isFetching && data !== undefined),
    error,
    redraw: () => void refetch(),
  }
}
