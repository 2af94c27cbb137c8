import { useQuery } from '@tanstack/react-query'
import type { ChartModel, ChartSpec } from '../../../contract/chart.ts'
import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { useEditing } from './editing.ts'
import { tileQuestionQuery } from './tileQuestion.ts'

/** How a tile looks while it is built. */
export interface TileDrawn {
  picture: { model: ChartModel; spec: ChartSpec } | null
  /** Why there is no picture. */
  failed: Pick<DrawnTile, 'problem' | 'missing'> | null
  error: Error | null
  /** Ids of the filters that narrow it. */
  filteredBy: readonly string[]
  redraw: () => void
}

/** As viewers see it once it is saved; until then by itself, without filters. */
export function useTileDrawn({ id, config }: DashboardTile): TileDrawn {
  const { drawn } = useEditing()
  const question = 'question' in config ? config.question : null
  const asks = question && JSON.stringify(config)
  const there = drawn.byId.get(id)
  const isThere = there !== undefined && drawn.asked.get(id) === asks
  const own = useQuery({
    ...tileQuestionQuery(question),
    enabled: question !== null && !isThere && drawn.saved.get(id) !== asks,
  })
  if (isThere) return { ...ofDrawn(there), error: null, redraw: drawn.redraw }
  // What it showed before stays until it is drawn anew.
  const before = ofDrawn(there)
  const isSaved = drawn.saved.get(id) === asks
  return {
    picture: own.data && !own.isPlaceholderData ? own.data : before.picture,
    failed: null,
    error: isSaved ? drawn.error : own.error,
    filteredBy: [],
    redraw: isSaved ? drawn.redraw : () => void own.refetch(),
  }
}

function ofDrawn(drawn: DrawnTile | undefined): Pick<TileDrawn, 'picture' | 'failed' | 'filteredBy'> {
  if (!drawn) return { picture: null, failed: null, filteredBy: [] }
  const { spec, model, filteredBy } = drawn
  const picture = spec && model ? { spec, model } : null
  return { picture, failed: picture ? null : drawn, filteredBy }
}
