import { and, eq } from 'drizzle-orm'
import type { Verdict } from '../../contract/automatic.ts'
import type { Message } from '../../contract/message.ts'
import type { Context } from '../../ports/context.ts'
import { tileVerdict } from './tables.ts'
import type { TablePlace } from './verdicts.ts'

interface Kept extends TablePlace {
  /** Of a tile or a finding. */
  id: string
  /** Null takes it back. */
  verdict: { verdict: Verdict; title: Message; columns: string[] } | null
}

/** Writes down what the actor said of a tile or a finding, in place of what they said before. */
export async function keepVerdict(ctx: Context, { datasetId, tableId, id, verdict }: Kept): Promise<{ ok: true }> {
  const place = { workspaceId: ctx.workspaceId, userId: ctx.actor.id, datasetId, tableId, tileId: id }
  const own = and(
    eq(tileVerdict.workspaceId, place.workspaceId),
    eq(tileVerdict.userId, place.userId),
    eq(tileVerdict.datasetId, datasetId),
    eq(tileVerdict.tableId, tableId),
    eq(tileVerdict.tileId, id),
  )
  await ctx.transaction(async tx => {
    if (verdict === null) return tx.delete(tileVerdict).where(own)
    const said = { ...verdict, createdAt: ctx.now() }
    const target = [tileVerdict.userId, tileVerdict.datasetId, tileVerdict.tableId, tileVerdict.tileId]
    return tx
      .insert(tileVerdict)
      .values({ ...place, ...said })
      .onConflictDoUpdate({ target, set: said })
  })
  return { ok: true }
}
