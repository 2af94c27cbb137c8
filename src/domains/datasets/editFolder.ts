import { eq } from 'drizzle-orm'
import type { Folder } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadFolder, refuseSameName, selectFolders } from './folderRow.ts'
import { folder } from './tables.ts'

interface Input {
  folderId: string
  name?: string | undefined
  parentId?: string | null | undefined
}

/** Renames a folder or moves it. @throws DomainError not_found, already_exists, conflict when moved into itself */
export async function editFolder(ctx: Context, { folderId, name, parentId }: Input): Promise<Folder> {
  requireRole(ctx, 'editor')
  return refuseSameName(() =>
    ctx.transaction(async tx => {
      const before = await loadFolder(ctx, tx, folderId)
      if (parentId) await refuseCircle(ctx, tx, folderId, parentId)
      const after = { name: name ?? before.name, parentId: parentId === undefined ? before.parentId : parentId }
      await tx.update(folder).set(after).where(eq(folder.id, folderId))
      await record(ctx, tx, {
        action: 'folder.edited',
        target: { kind: 'folder', id: folderId, name: after.name },
        detail: { nameBefore: before.name },
      })
      await notify(tx, ctx.workspaceId, 'folder', folderId)
      const [edited] = await selectFolders(ctx, tx, folderId)
      if (!edited) throw new Error(`folder ${folderId} vanished while it was edited`)
      return edited
    }),
  )
}

/** Walks up from the new place: the folder itself must not be on the way. */
async function refuseCircle(ctx: Context, tx: Transaction, folderId: string, parentId: string): Promise<void> {
  for (let at: string | null = parentId; at !== null; ) {
    if (at === folderId) throw new DomainError('conflict', 'A folder cannot be moved into itself.')
    at = (await loadFolder(ctx, tx, at)).parentId
  }
}
