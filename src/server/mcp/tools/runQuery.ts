import { z } from 'zod'
import type { Column } from '../../../contract/column.ts'
import {
  AggregateName,
  type PlanResult,
  QueryPlan,
  type QueryPlanInput,
  TimePart,
  TimeUnit,
} from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import { columnNamed } from '../../../core/chart/question/columnNamed.ts'
import { runPlan } from '../../../domains/analytics/runPlan.ts'
import { filterOf, whereField } from '../conditions.ts'
import { placeFields, tableNamed } from '../named.ts'
import { billText } from '../said.ts'
import { linesOf, rowTable } from '../tableText.ts'
import { tool } from '../tool.ts'

const ROWS_MAX = 1000
const columnField = z.string().min(1).describe('Name or id of a column.')

const Group = z.strictObject({
  column: columnField,
  by: TimeUnit.optional().describe('Of dates: whole periods.'),
  part: TimePart.optional().describe('Of dates: a repeating part, such as the day of the week.'),
  width: z.number().positive().optional().describe('Of numbers: ranges so wide; the result is the lower edge.'),
  as: z.string().min(1).max(100).optional().describe('Name of the result column.'),
})
const Figure = z.strictObject({
  aggregate: AggregateName,
  column: z.string().min(1).optional().describe('Name or id of a column; only count goes without.'),
  p: z.number().min(0).max(1).optional().describe('Of quantile.'),
  as: z.string().min(1).max(100).optional().describe('Name of the result column.'),
})
const input = z.strictObject({
  ...placeFields,
  columns: z
    .array(columnField)
    .min(1)
    .max(100)
    .optional()
    .describe('Lists rows: these columns. Not with groupBy or measures.'),
  groupBy: z.array(Group).max(4).default([]),
  measures: z.array(Figure).max(20).default([]),
  where: whereField,
  sort: z
    .array(z.strictObject({ by: z.string(), direction: z.enum(['asc', 'desc']).default('asc') }))
    .max(5)
    .default([])
    .describe('By names of result columns.'),
  limit: z.int().min(1).max(ROWS_MAX).default(100),
  offset: z.int().min(0).default(0),
})
type Input = z.output<typeof input>

export const runQueryTool = tool({
  name: 'run_query',
  title: 'Run a query',
  description:
    'Computes figures over a table (groupBy and measures), or lists its rows (columns). Every figure comes from the engine, over all rows, and the answer says how many rows went in and which were left out. Cite that with the figure. At most 1000 rows come back: group, filter or page with offset.',
  scope: 'read',
  input,
  async run(ctx, asked) {
    const { dataset, table } = await tableNamed(ctx, asked)
    const plan = planOf(asked, { datasetId: dataset.id, tableId: table.id }, table.columns)
    return answerOf(await runPlan(ctx, { plan }), asked.offset)
  },
})

/** The query as a plan; result columns bear the names that were asked for. @throws DomainError invalid_plan, invalid_request */
export function planOf(asked: Input, source: QueryPlanInput['source'], columns: readonly Column[]): QueryPlan {
  const { groupBy, measures, sort, limit, offset } = asked
  if (asked.columns && groupBy.length + measures.length > 0)
    throw new DomainError('invalid_request', 'Either columns (rows), or groupBy and measures (figures), not both.')
  if (!asked.columns && groupBy.length + measures.length === 0)
    throw new DomainError('invalid_request', 'Name columns to list rows, or measures to compute figures.')
  const listed = asked.columns?.map((name, i) => columnNamed(columns, name, `/columns/${i}`).id)
  const by = (name: string) => (listed ? columnNamed(columns, name, '/sort').id : name)
  const filter = filterOf(asked.where, columns)
  return QueryPlan.parse({
    source,
    ...(filter && { filter }),
    ...(listed && { columns: listed }),
    dimensions: groupBy.map((group, i) => dimensionOf(group, columns, i)),
    measures: measures.map((figure, i) => measureOf(figure, columns, i)),
    sort: sort.map(key => ({ by: by(key.by), direction: key.direction })),
    limit,
    offset,
  } satisfies QueryPlanInput)
}

function dimensionOf(
  { column: name, by, part, width, as }: Input['groupBy'][number],
  columns: readonly Column[],
  i: number,
) {
  const column = columnNamed(columns, name, `/groupBy/${i}/column`)
  return {
    as: as ?? column.name,
    column: column.id,
    ...(by && { timeUnit: by }),
    ...(part && { timePart: part }),
    ...(width !== undefined && { bin: { start: 0, width } }),
  }
}

function measureOf(
  { aggregate, column: name, p, as }: Input['measures'][number],
  columns: readonly Column[],
  i: number,
) {
  const column = name === undefined ? undefined : columnNamed(columns, name, `/measures/${i}/column`)
  const heading = column ? `${aggregate} of ${column.name}` : 'rows'
  return { as: as ?? heading, aggregate, ...(column && { column: column.id }), ...(p !== undefined && { p }) }
}

function answerOf({ table, bill, versionId }: PlanResult, offset: number) {
  // A grouped column is called what was asked for; a listed one what it is called in the table.
  const named = { ...table, columns: table.columns.map(c => ({ ...c, name: isListed(table) ? c.name : c.id })) }
  const rows = rowTable(named, ROWS_MAX)
  return { text: `${linesOf(rows)}\n${billText(bill)}`, data: { table: rows, offset, bill, versionId } }
}

const isListed = ({ columns }: PlanResult['table']) => columns[0]?.id === '_row'
