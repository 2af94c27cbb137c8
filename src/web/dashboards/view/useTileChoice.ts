import { useMemo } from 'react'
import type { CrossFilter } from '../crossFilter.ts'
import { useBoard } from './board.ts'
import { afterChoice } from './selecting.ts'

/** What choosing marks of one tile does to the dashboard around it. */
export function useTileChoice(tileId: string): CrossFilter {
  const { selections, setSelections, brush, isDirect } = useBoard()
  return useMemo(
    () => ({
      chosen: selections.find(selection => selection.tileId === tileId)?.filter ?? null,
      isDirect,
      choose: (filter, isAdding) => setSelections(afterChoice(selections, { tileId, filter, isAdding })),
      brush: filter => brush(tileId, filter),
    }),
    [selections, setSelections, brush, isDirect, tileId],
  )
}
