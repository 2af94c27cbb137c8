import { and, eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadFolder, refuseSameName } from './folderRow.ts'
import { dataset, folder } from './tables.ts'

/**
 * Removes a folder; what lies in it, deleted datasets too, moves to the folder above.
 * @throws DomainError not_found, already_exists when a folder in it has a namesake above
 */
export async function deleteFolder(ctx: Context, { folderId }: { folderId: string }): Promise<{ ok: true }> {
  requireRole(ctx, 'editor')
  return refuseSameName(() =>
    ctx.transaction(async tx => {
      const { name, parentId } = await loadFolder(ctx, tx, folderId)
      const own = eq(dataset.workspaceId, ctx.workspaceId)
      await tx
        .update(dataset)
        .set({ folderId: parentId })
        .where(and(own, eq(dataset.folderId, folderId)))
      await tx.update(folder).set({ parentId }).where(eq(folder.parentId, folderId))
      await tx.delete(folder).where(eq(folder.id, folderId))
      await record(ctx, tx, { action: 'folder.deleted', target: { kind: 'folder', id: folderId, name } })
      await notify(tx, ctx.workspaceId, 'folder', folderId)
      return { ok: true }
    }),
  )
}
