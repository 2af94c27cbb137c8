import { z } from 'zod'
import { AskChoice, ChartSummary, Understood } from '../ask.ts'
import { Question } from '../question.ts'
import { route } from '../route.ts'

export const askRoutes = {
  askInWords: route({
    method: 'post',
    path: '/datasets/{datasetId}/ask',
    summary: 'A question in words to one table, read as columns on shelves; asks back where it may mean several things',
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    body: z.object({
      text: z.string().trim().min(1).max(500),
      /** The first one when not given. */
      tableId: z.string().optional(),
      /** What was chosen of the options that an earlier answer offered. */
      choices: z.array(AskChoice).max(30).default([]),
    }),
    response: Understood,
    problems: ['not_found', 'not_ready', 'took_too_long', 'out_of_memory', 'busy'],
  }),
  summariseChart: route({
    method: 'post',
    path: '/charts/summarise',
    summary: 'What a chart shows, in words whose every number is one of its own',
    access: 'viewer',
    body: z.object({ question: Question }),
    response: ChartSummary,
    problems: ['not_found', 'not_ready', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'],
  }),
}
