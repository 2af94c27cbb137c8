import { useCallback, useEffect, useRef, useState } from 'react'
import type { DrawnTile, TileSelection } from '../../../contract/dashboard.ts'
import { Latest } from './latest.ts'
import { withSelection } from './selecting.ts'
import type { BoardRequest, BoardSource } from './source.ts'

type Moving = Pick<TileSelection, 'tileId' | 'filter'>
type Tiles = ReadonlyMap<string, DrawnTile>

/**
 * The tiles that follow a selection while it is being drawn: at most one question on its way, asked at most once a frame
 * of the screen, and always of the newest state. They go once the selection itself is drawn.
 */
export function useBrushing(source: BoardSource, request: BoardRequest, drawn: Tiles) {
  const [following, setFollowing] = useState<Tiles | null>(null)
  const now = useRef({ source, request })
  now.current = { source, request }
  const frame = useRef(0)
  const latest = useRef<Latest<Moving> | null>(null)
  latest.current ??= new Latest(async (moving, signal) => {
    const { source: from, request: asked } = now.current
    const selections = withSelection(asked.selections, moving)
    const answer = await from.brush?.({ ...asked, selections }, signal)
    if (answer && !signal.aborted) setFollowing(new Map(answer.tiles.map(tile => [tile.tileId, tile])))
  })
  const stop = useCallback(() => {
    cancelAnimationFrame(frame.current)
    latest.current?.stop()
  }, [])
  // What is drawn for good takes the place of what followed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new drawing is the reason
  useEffect(() => setFollowing(null), [drawn])
  useEffect(() => stop, [stop])
  const brush = useCallback(
    (tileId: string, filter: TileSelection['filter'] | null) => {
      cancelAnimationFrame(frame.current)
      if (filter) frame.current = requestAnimationFrame(() => latest.current?.ask({ tileId, filter }))
      else {
        stop()
        setFollowing(null)
      }
    },
    [stop],
  )
  return { following, brush, stop }
}
