import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { holdChart, toSaved } from './chartRow.ts'
import { chartRevision } from './tables.ts'
import { writeRevision } from './writeRevision.ts'

interface Input {
  chartId: string
  revision: number
}

/** Makes what a chart was at an earlier revision its newest. @throws DomainError not_found, conflict for the newest */
export async function restoreChartRevision(ctx: Context, { chartId, revision }: Input): Promise<SavedChart> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const before = await holdChart(ctx, tx, chartId)
    if (before.revision === revision) throw new DomainError('conflict', 'This is the newest revision already.')
    const [old] = await tx
      .select()
      .from(chartRevision)
      .where(
        and(
          eq(chartRevision.chartId, chartId),
          eq(chartRevision.revision, revision),
          eq(chartRevision.workspaceId, ctx.workspaceId),
        ),
      )
    if (!old) throw new DomainError('not_found', 'The chart has no such revision.')
    const { name, description, type, question, columns } = old
    const { datasetId, tableId } = question.source
    const content = { name, description, type, question, columns, datasetId, tableId, datasetName: before.datasetName }
    const what = [{ code: 'history.restored', params: { revision } }]
    return toSaved(ctx, tx, await writeRevision(ctx, tx, { before, content, what }))
  })
}
