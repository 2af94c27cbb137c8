import type { Folder } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { selectFolders } from './folderRow.ts'

/** Folders of the workspace, by name. */
export async function listFolders(ctx: Context): Promise<{ items: Folder[] }> {
  return { items: await ctx.transaction(tx => selectFolders(ctx, tx)) }
}
