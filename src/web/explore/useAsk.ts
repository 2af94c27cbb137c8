import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Question, Suggestion } from '../../contract/question.ts'
import { call } from '../api.ts'
import { isEmpty } from './address.ts'
import { askChart } from './askRoute.ts'

/** Asks the question; the last answer stays until the next is there, and a question that is overtaken is dropped. */
export function useAsk(question: Question, versionId: string) {
  const asked = useQuery({
    queryKey: ['ask', versionId, question],
    queryFn: ({ signal }) => call(askChart, { body: { question } }, signal),
    enabled: !isEmpty(question),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
  const last = useRef<readonly Suggestion[]>([])
  if (asked.data) last.current = asked.data.suggestions
  // What fits is kept through a failure: it is the way out of it.
  return { asked, suggestions: isEmpty(question) ? [] : last.current }
}
