import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ChartModel, ChartSpec } from '../../../contract/chart.ts'
import type { DashboardTile, DrawnAnalysis, DrawnTile } from '../../../contract/dashboard.ts'
import { dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { useEditing } from './editing.ts'
import { tileQuestionQuery } from './tileQuestion.ts'

/** How a tile looks while it is built. */
export interface TileDrawn {
  picture: { model: ChartModel; spec: ChartSpec } | null
  /** What a method says; of an analysis alone. */
  analysis: DrawnAnalysis | null
  /** Why there is no picture. */
  failed: Pick<DrawnTile, 'problem' | 'missing'> | null
  error: Error | null
  /** Ids of the filters that narrow it. */
  filteredBy: readonly string[]
  redraw: () => void
}

/** An analysis as viewers see it, asked by itself once it is saved; what it showed before stays until then. */
function useAnalysisDraft({ id, config }: DashboardTile): TileDrawn {
  const { dashboard, document, drawn } = useEditing()
  const isSaved = config.kind === 'analysis' && drawn.saved.get(id) === JSON.stringify(config)
  const asked = useQuery({
    queryKey: ['drawn', dashboard.id, 'build', id, config, document.filters, document.pins],
    queryFn: ({ signal }) =>
      call(
        dashboardViewRoutes.drawDashboard,
        { params: { dashboardId: dashboard.id }, body: { view: 'draft', tileIds: [id] } },
        signal,
      ),
    enabled: isSaved,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
  const { data, error, refetch } = asked
  return { ...ofDrawn(data?.tiles[0]), error, redraw: () => void refetch() }
}

/** As viewers see it once it is saved; until then by itself, without filters. */
export function useTileDrawn(tile: DashboardTile): TileDrawn {
  const { id, config } = tile
  const { drawn } = useEditing()
  const analysis = useAnalysisDraft(tile)
  const question = 'question' in config ? config.question : null
  const asks = question && JSON.stringify(config)
  const there = drawn.byId.get(id)
  const isThere = there !== undefined && drawn.asked.get(id) === asks
  const own = useQuery({
    ...tileQuestionQuery(question),
    enabled: question !== null && !isThere && drawn.saved.get(id) !== asks,
  })
  if (config.kind === 'analysis') return analysis
  if (isThere) return { ...ofDrawn(there), error: null, redraw: drawn.redraw }
  // What it showed before stays until it is drawn anew.
  const before = ofDrawn(there)
  const isSaved = drawn.saved.get(id) === asks
  return {
    analysis: null,
    picture: own.data && !own.isPlaceholderData ? own.data : before.picture,
    failed: null,
    error: isSaved ? drawn.error : own.error,
    filteredBy: [],
    redraw: isSaved ? drawn.redraw : () => void own.refetch(),
  }
}

function ofDrawn(drawn: DrawnTile | undefined): Omit<TileDrawn, 'error' | 'redraw'> {
  if (!drawn) return { picture: null, analysis: null, failed: null, filteredBy: [] }
  const { spec, model, analysis = null, filteredBy } = drawn
  const picture = spec && model ? { spec, model } : null
  return { picture, analysis, failed: (picture ?? analysis) ? null : drawn, filteredBy }
}
