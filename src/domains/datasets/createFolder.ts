import type { Folder } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadFolder, refuseSameName } from './folderRow.ts'
import { folder } from './tables.ts'

interface Input {
  name: string
  parentId: string | null
}

/** Makes a folder, at the top or in another. @throws DomainError not_found, already_exists */
export async function createFolder(ctx: Context, { name, parentId }: Input): Promise<Folder> {
  requireRole(ctx, 'editor')
  const id = ctx.newId('fo')
  return refuseSameName(() =>
    ctx.transaction(async tx => {
      if (parentId !== null) await loadFolder(ctx, tx, parentId)
      await tx.insert(folder).values({ id, workspaceId: ctx.workspaceId, parentId, name, createdAt: ctx.now() })
      await record(ctx, tx, { action: 'folder.created', target: { kind: 'folder', id, name } })
      await notify(tx, ctx.workspaceId, 'folder', id)
      return { id, name, parentId, datasets: 0 }
    }),
  )
}
