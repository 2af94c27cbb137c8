import { z } from 'zod'
import { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { Question, Suggestion } from '../../contract/question.ts'
import { route } from '../../contract/route.ts'

/** A question in, its chart and the types that fit it out. */
export const askChart = route({
  method: 'post',
  path: '/charts/ask',
  summary: 'The chart of a question, and the types that would fit it',
  access: 'viewer',
  body: z.object({ question: Question }),
  response: z.object({ spec: ChartSpec, model: ChartModel, suggestions: z.array(Suggestion) }),
})
