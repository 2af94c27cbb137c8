import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Question } from '../../contract/question.ts'
import { savedChartRoutes } from '../../contract/routes/charts.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import { call, Fault } from '../api.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { toast } from '../ui/Toast.tsx'

export interface NewChart {
  name: string
  description: string
  question: Question
}

interface Change {
  chart: SavedChart
  name?: string
  description?: string
  question?: Question
}

/** Keeping, changing, copying and deleting charts; lists and open charts follow. */
export function useChartChanges() {
  const queries = useQueryClient()
  const refresh = (chart: SavedChart) => {
    queries.setQueryData(['chart', chart.id], chart)
    void queries.invalidateQueries({ queryKey: ['charts'] })
    void queries.invalidateQueries({ queryKey: ['chart', chart.id, 'history'] })
  }
  const create = useMutation({
    mutationFn: (body: NewChart) => call(savedChartRoutes.createChart, { body }),
    onSuccess: refresh,
  })
  const edit = useMutation({
    mutationFn: ({ chart, ...change }: Change) =>
      call(savedChartRoutes.editChart, {
        params: { chartId: chart.id },
        body: { revision: chart.revision, ...change },
      }),
    onSuccess: refresh,
    // A conflict is shown where it can be solved.
    onError: error => {
      if (!isConflict(error)) toast(error.message)
    },
  })
  const restore = useMutation({
    mutationFn: (chartId: string) => call(savedChartRoutes.restoreChart, { params: { chartId } }),
    onSuccess: chart => {
      toast(words.restored(chart.name))
      refresh(chart)
    },
  })
  const remove = useMutation({
    mutationFn: (chartId: string) => call(savedChartRoutes.deleteChart, { params: { chartId } }),
    onSuccess: ({ id, name }) => {
      toast(words.deleted(name), { label: text.common.undo, run: () => restore.mutate(id) })
      return queries.invalidateQueries({ queryKey: ['charts'] })
    },
  })
  const goBack = useMutation({
    mutationFn: ({ chartId, revision }: { chartId: string; revision: number }) =>
      call(savedChartRoutes.restoreChartRevision, { params: { chartId, revision } }),
    onSuccess: refresh,
  })
  return { create, edit, remove, restore, goBack }
}

export function isConflict(error: unknown): boolean {
  return error instanceof Fault && error.code === 'conflict'
}

/** Opens a chart: Explore, with its question and its name. */
export function useOpenChart() {
  const go = useNavigate()
  return ({ id, datasetId, tableId }: Pick<SavedChart, 'id' | 'datasetId' | 'tableId'>) =>
    go({
      to: '/datasets/$datasetId',
      params: { datasetId },
      search: { tab: 'explore', table: tableId, chart: id },
    })
}
