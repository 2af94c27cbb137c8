import type { DatasetSummary } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { type DatasetRow, toSummary } from './datasetRow.ts'
import { seenRowsOf } from './seenTable.ts'

/** Datasets as listed, with as many rows as the actor sees of each. @throws DomainError took_too_long, out_of_memory, busy */
export async function seenSummaries(
  ctx: Context,
  rows: readonly DatasetRow[],
): Promise<(DatasetSummary & { isRuled?: boolean })[]> {
  const limits = await rowLimits(ctx)
  const ruled = rows.filter(({ id }) => limits.has(id))
  const counts = await seenRowsOf(
    ctx,
    ruled.map(({ id, versionId }) => ({ datasetId: id, versionId })),
  )
  return rows.map(row => {
    const place = ruled.indexOf(row)
    return { ...toSummary(row), ...(place >= 0 && { rows: counts[place] ?? 0, isRuled: true }) }
  })
}

/** One of them. */
export async function seenSummary(ctx: Context, row: DatasetRow): Promise<DatasetSummary> {
  const [summary = toSummary(row)] = await seenSummaries(ctx, [row])
  return summary
}
