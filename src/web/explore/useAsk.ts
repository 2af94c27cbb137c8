import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Question } from '../../contract/question.ts'
import { chartRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'
import { isEmpty } from './address.ts'

/** Asks the question; the last answer stays until the next is there, and a question that is overtaken is dropped. */
export function useAsk(question: Question, versionId: string) {
  return useQuery({
    queryKey: ['ask', versionId, question],
    queryFn: ({ signal }) => call(chartRoutes.askChart, { body: { question } }, signal),
    enabled: !isEmpty(question),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
}
