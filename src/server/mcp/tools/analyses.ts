import { z } from 'zod'
import { analysisText } from '../../../cli/analysisText.ts'
import { type Analysis, AnalysisRequest } from '../../../contract/analysis/analysis.ts'
import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import { DomainError } from '../../../contract/problem.ts'
import { withColumnIds } from '../../../core/stats/withColumnIds.ts'
import { tableOf } from '../../../core/words/analysis/tablesOf.ts'
import { analyze } from '../../../domains/analytics/analyze.ts'
import type { Context } from '../../../ports/context.ts'
import { filterOf, whereField } from '../conditions.ts'
import { placeFields, tableNamed } from '../named.ts'
import { said } from '../said.ts'
import { rowTable } from '../tableText.ts'
import { tool } from '../tool.ts'

const TABLE_ROWS = 100

/** Each method's own request, by its name. */
const requests = new Map(AnalysisRequest.options.map(request => [request.shape.type.value, request]))
export const methodField = z.enum([...requests.keys()] as [string, ...string[]])

export const describeAnalysisTool = tool({
  name: 'describe_analysis',
  title: 'Describe a method of analysis',
  description: 'The parameters of a method that run_analysis knows, as JSON Schema. Columns are named by name or id.',
  scope: 'read',
  input: z.strictObject({ method: methodField }),
  async run(_, { method }) {
    const { type: _type, ...rest } = (requests.get(method as 'pareto') ?? requests.values().next().value)?.shape ?? {}
    const parameters = z.toJSONSchema(z.object(rest), { io: 'input' })
    return { text: JSON.stringify(parameters, null, 1), data: { method, parameters } }
  },
})

export const runAnalysisTool = tool({
  name: 'run_analysis',
  title: 'Run a statistical analysis',
  description:
    'Runs a verified statistical method on a table and says what it found in one sentence, with its numbers, what it assumes, whether that holds, and how it was computed. It may say that the data are too few: then do not state a result. describe_analysis tells the parameters of a method.',
  scope: 'read',
  input: z.strictObject({
    ...placeFields,
    method: methodField,
    parameters: z
      .record(z.string(), z.unknown())
      .default({})
      .describe('As describe_analysis says; columns by name or id.'),
    where: whereField,
  }),
  async run(ctx, { method, parameters, where, ...place }) {
    const { answer, source: of } = await analysed(ctx, { method, parameters, where, ...place })
    const { n, nulls, remarks, assumptions, warnings, result, tables } = answer
    return {
      text: analysisText(answer),
      data: {
        ...{ method, n, missing: nulls, answer: said(answer.answer), remarks: remarks.map(said), result },
        warnings: warnings.map(said),
        assumptions: assumptions.map(a => ({
          text: said(a.text),
          state: a.state,
          evidence: a.evidence && said(a.evidence),
        })),
        tables: tables.map(tableSaid),
        computed: {
          exactness: answer.method.exactness,
          sampledRows: answer.method.sampledRows,
          sources: answer.method.sources,
        },
        versionId: of.versionId,
      },
    }
  },
})

type Asked = Parameters<typeof tableNamed>[1] & {
  method: string
  parameters: Readonly<Record<string, unknown>>
  where: Parameters<typeof filterOf>[0]
}

/** What a method answers of a table, its columns and conditions by name or id. @throws DomainError */
export async function analysed(ctx: Context, { method, parameters, where, ...place }: Asked): Promise<Analysis> {
  const { dataset, table } = await tableNamed(ctx, place)
  const request = readRequest(withColumnIds({ ...parameters, type: method }, table.columns))
  const filter = filterOf(where, table.columns)
  return analyze(ctx, { ...request, datasetId: dataset.id, tableId: table.id, ...(filter && { filter }) })
}

/** @throws DomainError invalid_request saying which parameter is wrong */
function readRequest(named: unknown): AnalysisRequest {
  const { data, error } = AnalysisRequest.safeParse(named)
  if (data) return data
  const errors = error.issues.map(({ path, message }) => ({
    pointer: `/parameters/${path.join('/')}`,
    detail: message,
  }))
  throw new DomainError('invalid_request', 'The parameters do not fit the method: see describe_analysis.', { errors })
}

const tableSaid = (table: AnalysisTable) => ({
  title: said(table.title),
  ...rowTable(tableOf(table, 'en'), TABLE_ROWS),
})
