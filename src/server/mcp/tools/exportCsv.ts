import { z } from 'zod'
import type { ResultTable } from '../../../contract/plan.ts'
import { DomainError } from '../../../contract/problem.ts'
import { csvHead, csvRows } from '../../../core/chart/csv.ts'
import { tableOf as resultOf } from '../../../core/words/analysis/tablesOf.ts'
import { runPlan } from '../../../domains/analytics/runPlan.ts'
import { askSavedChart } from '../../../domains/charts/askSavedChart.ts'
import type { Context } from '../../../ports/context.ts'
import { filterOf, whereField } from '../conditions.ts'
import { datasetField, placeFields, tableNamed } from '../named.ts'
import { said } from '../said.ts'
import { tool } from '../tool.ts'
import { analysed, methodField } from './analyses.ts'
import { planOf } from './runQuery.ts'

const ROWS_MAX = 5000
const CHARACTERS_MAX = 200_000

const input = z.strictObject({
  chart: z.string().min(1).optional().describe('Id of a kept chart: the figures behind it.'),
  dataset: datasetField.optional().describe('Or rows of a dataset: its id or exact name.'),
  table: placeFields.table,
  method: methodField.optional().describe('With a dataset: a table of this analysis of it, as run_analysis answers.'),
  parameters: z.record(z.string(), z.unknown()).default({}).describe('Of the method, as describe_analysis says.'),
  part: z.string().optional().describe('Title of the table of the analysis; the first when not given.'),
  columns: z.array(z.string().min(1)).max(100).optional().describe('Names or ids; all when not given.'),
  where: whereField,
  limit: z.int().min(1).max(ROWS_MAX).default(1000),
  offset: z.int().min(0).default(0),
})
type Input = z.output<typeof input>

export const exportCsvTool = tool({
  name: 'export_csv',
  title: 'Export as CSV',
  description:
    'The figures of a kept chart, rows of a table, or a table of an analysis, as CSV text: at most 5000 rows and 200,000 characters; page with offset. Texts that spreadsheets would take for formulas are disarmed.',
  scope: 'read',
  input,
  async run(ctx, asked) {
    const table = await tableOf(ctx, asked)
    const { csv, rows } = csvWithin(table)
    const truncated = rows < table.rowCount || table.truncated || table.rowCount === asked.limit
    return { text: csv, data: { csv, rows, offset: asked.offset, truncated } }
  },
})

async function tableOf(ctx: Context, asked: Input): Promise<ResultTable> {
  const { chart, dataset, limit, offset } = asked
  if ((chart === undefined) === (dataset === undefined))
    throw new DomainError('invalid_request', 'Name either a chart or a dataset.')
  if (chart !== undefined) {
    const { spec } = await askSavedChart(ctx, { chartId: chart })
    return (await runPlan(ctx, { plan: { ...spec.plan, limit, offset } })).table
  }
  if (asked.method !== undefined) return analysisTable(ctx, asked, asked.method)
  const found = await tableNamed(ctx, { dataset: dataset ?? '', table: asked.table })
  const { columns } = found.table
  const source = { datasetId: found.dataset.id, tableId: found.table.id }
  const filter = filterOf(asked.where, columns)
  const wanted = asked.columns ?? columns.map(({ id }) => id)
  const plan = planOf(
    { columns: wanted, sort: [], groupBy: [], measures: [], limit, offset, dataset: source.datasetId },
    source,
    columns,
  )
  return (await runPlan(ctx, { plan: { ...plan, ...(filter && { filter }) } })).table
}

/** A table of an analysis from `offset` on. @throws DomainError not_found for a title that none of its tables has */
async function analysisTable(
  ctx: Context,
  { dataset, table, parameters, where, part, limit, offset }: Input,
  method: string,
): Promise<ResultTable> {
  const { answer } = await analysed(ctx, { dataset: dataset ?? '', table, method, parameters, where })
  const titles = answer.tables.map(({ title }) => said(title))
  const found = answer.tables[part === undefined ? 0 : titles.indexOf(part)]
  if (!found)
    throw new DomainError('not_found', `This answer has no such table. Its tables: ${titles.join('; ') || 'none'}.`)
  const { columns, data, rowCount } = resultOf(found, 'en')
  const shown = data.map(cells => cells.slice(offset, offset + limit))
  const rows = Math.max(0, Math.min(limit, rowCount - offset))
  return { columns, data: shown, rowCount: rows, truncated: offset + rows < rowCount || found.truncated }
}

/** As many whole rows as there is room for. */
function csvWithin(table: ResultTable): { csv: string; rows: number } {
  for (let rows = table.rowCount; ; rows = Math.floor(rows / 2)) {
    const csv = csvHead(table) + csvRows({ ...table, rowCount: rows })
    if (csv.length <= CHARACTERS_MAX || rows === 0) return { csv, rows }
  }
}
