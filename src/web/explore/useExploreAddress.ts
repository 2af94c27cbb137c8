import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { PlanSource } from '../../contract/plan.ts'
import type { Question } from '../../contract/question.ts'
import { emptyQuestion, isSame, readQuestion, writeQuestion } from './address.ts'

/** The question that the address holds; without one, that of the saved chart it names. Null when it cannot be read. */
export function useExploreAddress(source: PlanSource, saved: Question | null) {
  const search = useSearch({ from: '/shell/datasets/$datasetId' })
  const go = useNavigate()
  const { datasetId, tableId } = source
  const base = useMemo(() => saved ?? emptyQuestion({ datasetId, tableId }), [saved, datasetId, tableId])
  const question = useMemo(
    () => (search.q === undefined ? base : readQuestion(search.q, { datasetId, tableId })),
    [search.q, base, datasetId, tableId],
  )
  const ask = useCallback(
    (next: Question) => {
      const q = isSame(next, base) ? undefined : (writeQuestion(next) ?? '{}')
      void go({
        to: '/datasets/$datasetId',
        params: { datasetId },
        search: {
          tab: 'explore',
          table: tableId,
          ...(search.chart !== undefined && { chart: search.chart }),
          ...(q !== undefined && { q }),
        },
        resetScroll: false,
      })
    },
    [go, base, datasetId, tableId, search.chart],
  )
  return { question, ask }
}
