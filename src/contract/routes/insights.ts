import { z } from 'zod'
import { Verdict } from '../automatic.ts'
import { Insights } from '../insight.ts'
import { route } from '../route.ts'

const ofTable = z.object({ datasetId: z.string(), tableId: z.string() })

/** What is worth knowing about a table. */
export const insightRoutes = {
  listInsights: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/insights',
    summary: 'Findings about a table that hold up, most telling first',
    access: 'viewer',
    params: ofTable,
    query: z.object({
      versionId: z.string().optional(),
      /** 'false' answers at once with the progress where a job computes them already, instead of computing them too. */
      wait: z.enum(['true', 'false']).default('true'),
    }),
    response: Insights,
    problems: ['not_found', 'took_too_long', 'out_of_memory', 'busy'],
  }),
  judgeInsight: route({
    method: 'put',
    path: '/datasets/{datasetId}/tables/{tableId}/insights/{insightId}/verdict',
    summary: 'Ask for more or fewer findings like this one; null takes it back',
    access: 'viewer',
    params: ofTable.extend({ insightId: z.string().max(500) }),
    body: z.object({ verdict: Verdict.nullable() }),
    response: z.object({ ok: z.literal(true) }),
    problems: ['not_found', 'took_too_long', 'out_of_memory', 'busy'],
  }),
}
