import { eq } from 'drizzle-orm'
import type { Me } from '../../contract/access.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { loadMe } from './memberships.ts'
import { requireRole } from './requireRole.ts'
import { workspace } from './tables.ts'

/** Renames the workspace. */
export async function renameWorkspace(ctx: MemberVisit, { name }: { name: string }): Promise<Me> {
  requireRole(ctx, 'admin')
  const { workspaceId } = ctx
  await ctx.transaction(async tx => {
    await tx.update(workspace).set({ name }).where(eq(workspace.id, workspaceId))
    await record(ctx, tx, { action: 'workspace.renamed', target: { kind: 'workspace', id: workspaceId, name } })
  })
  return ctx.system(tx => loadMe(tx, ctx.account, workspaceId))
}
