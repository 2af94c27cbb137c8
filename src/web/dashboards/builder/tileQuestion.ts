import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
import type { Question } from '../../../contract/question.ts'
import { chartRoutes } from '../../../contract/routes/analytics.ts'
import { call } from '../../api.ts'
import { isEmpty } from '../../explore/address.ts'

/** What a question's chart shows now; whatever tile asks it, it is asked once. */
export const tileQuestionQuery = (question: Question | null) =>
  queryOptions({
    queryKey: ['drawn', 'question', question],
    queryFn:
      question === null || isEmpty(question)
        ? skipToken
        : ({ signal }) => call(chartRoutes.askChart, { body: { question } }, signal),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
