import { and, eq } from 'drizzle-orm'
import type { Verdict } from '../../contract/automatic.ts'
import { DomainError } from '../../contract/problem.ts'
import { compose } from '../../core/layout/compose.ts'
import { columnsOf } from '../../core/layout/taste.ts'
import type { Context } from '../../ports/context.ts'
import { tableOf } from './tableOf.ts'
import { tileVerdict } from './tables.ts'
import { loadVerdicts } from './verdicts.ts'

interface Input {
  datasetId: string
  tableId: string
  tileId: string
  verdict: Verdict | null
}

/** Remembers what the actor wants more or less of; null takes it back. @throws DomainError not_found */
export async function judgeTile(ctx: Context, { datasetId, tableId, tileId, verdict }: Input): Promise<{ ok: true }> {
  const { table } = await tableOf(ctx, { datasetId, tableId })
  const judged = await loadVerdicts(ctx, { datasetId, tableId })
  const own = and(
    eq(tileVerdict.workspaceId, ctx.workspaceId),
    eq(tileVerdict.userId, ctx.actor.id),
    eq(tileVerdict.datasetId, datasetId),
    eq(tileVerdict.tableId, tableId),
    eq(tileVerdict.tileId, tileId),
  )
  if (verdict === null) {
    await ctx.transaction(tx => tx.delete(tileVerdict).where(own))
    return { ok: true }
  }
  const { tiles } = compose({ datasetId, tableId }, table.columns, { judged })
  const tile = tiles.find(({ id }) => id === tileId)
  const known = judged.find(j => j.tileId === tileId)
  if (!tile && !known) throw new DomainError('not_found', 'There is no such tile on this dashboard.')
  const about = tile ? { title: tile.spec.title, columns: columnsOf(tile.spec) } : known
  if (!about) throw new Error('a verdict on nothing')
  const { title, columns } = about
  const place = { workspaceId: ctx.workspaceId, userId: ctx.actor.id, datasetId, tableId, tileId }
  await ctx.transaction(tx =>
    tx
      .insert(tileVerdict)
      .values({ ...place, verdict, title, columns, createdAt: ctx.now() })
      .onConflictDoUpdate({
        target: [tileVerdict.userId, tileVerdict.datasetId, tileVerdict.tableId, tileVerdict.tileId],
        set: { verdict, title, columns, createdAt: ctx.now() },
      }),
  )
  return { ok: true }
}
