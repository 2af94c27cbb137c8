import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import type { DatasetTable } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FittingChart } from '../../contract/savedChart.ts'
import { matchColumns } from '../../core/chart/matchColumns.ts'
import { moveQuestion } from '../../core/chart/moveQuestion.ts'
import type { Context } from '../../ports/context.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { type ChartRow, toSavedCharts } from './chartRow.ts'
import { chart } from './tables.ts'

interface Input {
  datasetId: string
  tableId?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** As many of the newest charts of a workspace are held against a table. */
const CONSIDERED_MAX = 1000

/**
 * Saved charts of other datasets that share a column with a table of this one, those that lack the least first.
 * @throws DomainError not_found
 */
export async function fittingCharts(
  ctx: Context,
  { datasetId, tableId, cursor, limit }: Input,
): Promise<{ items: FittingChart[]; nextCursor: string | null }> {
  const { tablesOfVersion } = await getDataset(ctx, { datasetId })
  const table = tableId === undefined ? tablesOfVersion[0] : tablesOfVersion.find(({ id }) => id === tableId)
  if (!table) throw new DomainError('not_found', 'There is no such table in this dataset.')
  return ctx.transaction(async tx => {
    const others = await tx
      .select()
      .from(chart)
      .where(and(eq(chart.workspaceId, ctx.workspaceId), ne(chart.datasetId, datasetId), isNull(chart.deletedAt)))
      .orderBy(desc(chart.updatedAt), desc(chart.id))
      .limit(CONSIDERED_MAX)
    const fits = others.flatMap(row => fitTo(row, datasetId, table)).sort((a, b) => a.missing.length - b.missing.length)
    const from = offsetOf(cursor)
    const shown = fits.slice(from, from + limit)
    const charts = await toSavedCharts(
      ctx,
      tx,
      shown.map(({ row }) => row),
    )
    const items = shown.flatMap(({ question, missing }, i) => {
      const saved = charts[i]
      return saved ? [{ chart: saved, question, missing }] : []
    })
    return { items, nextCursor: fits.length > from + limit ? String(from + limit) : null }
  })
}

type Fit = Omit<FittingChart, 'chart'> & { row: ChartRow }

/** Nothing when the table shares no column with the chart. A chart that names none (rows counted) fits everywhere. */
function fitTo(row: ChartRow, datasetId: string, table: DatasetTable): Fit[] {
  const { ids, missing } = matchColumns(row.columns, table.columns)
  if (ids.size === 0 && row.columns.length > 0) return []
  return [{ row, missing, question: moveQuestion(row.question, { datasetId, tableId: table.id }, ids) }]
}

function offsetOf(cursor: string | undefined): number {
  const offset = Number(cursor ?? 0)
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
  return offset
}
