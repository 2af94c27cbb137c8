import { keepPreviousData, queryOptions, replaceEqualDeep, useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { DrawnTile } from '../../../contract/dashboard.ts'
import type { DrawnTiles } from './board.ts'
import type { BoardRequest, BoardSource } from './source.ts'

type Drawn = ReadonlyMap<string, DrawnTile>
const none: Drawn = new Map()

/** Tiles of a tab, all in one question. A question that is not needed any more is broken off. */
const drawnQuery = (source: BoardSource, request: BoardRequest) =>
  queryOptions({
    queryKey: ['drawn', ...source.key, request],
    queryFn: ({ signal }) => source.draw(request, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })

/** What the tiles show now; what they showed before stays until then. */
export function useDrawn(source: BoardSource, request: BoardRequest): DrawnTiles {
  const asked = useQuery(drawnQuery(source, request))
  const hasSelections = request.selections.length > 0
  const whole = useQuery({ ...drawnQuery(source, { ...request, selections: [] }), enabled: hasSelections })
  const byId = useSteady(asked.data?.tiles)
  const wholes = useMemo(() => (hasSelections ? byTile(whole.data?.tiles) : none), [hasSelections, whole.data])
  const { refetch } = asked
  return {
    byId,
    wholes,
    targets: asked.data?.targets ?? [],
    isStale: asked.isPlaceholderData || (asked.isFetching && asked.data !== undefined),
    error: asked.error,
    redraw: () => void refetch(),
  }
}

/** Tiles that look as before stay the same objects: nothing of theirs is drawn again. */
function useSteady(tiles: readonly DrawnTile[] | undefined): Drawn {
  const last = useRef<Drawn>(none)
  return useMemo(() => {
    const before = last.current
    const now = new Map(tiles?.map(tile => [tile.tileId, replaceEqualDeep(before.get(tile.tileId), tile) as DrawnTile]))
    last.current = now
    return now
  }, [tiles])
}

function byTile(tiles: readonly DrawnTile[] | undefined): Drawn {
  return new Map(tiles?.map(tile => [tile.tileId, tile]))
}
