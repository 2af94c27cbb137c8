import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Folder } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dataset, folder } from './tables.ts'

type FolderRow = typeof folder.$inferSelect

/** A folder of the workspace. @throws DomainError not_found */
export async function loadFolder(ctx: Context, tx: Transaction, folderId: string): Promise<FolderRow> {
  const [row] = await tx
    .select()
    .from(folder)
    .where(and(eq(folder.id, folderId), eq(folder.workspaceId, ctx.workspaceId)))
  if (!row) throw new DomainError('not_found', 'There is no such folder.')
  return row
}

/** Folders of the workspace with how many datasets lie in each, by name. */
export async function selectFolders(ctx: Context, tx: Transaction, id?: string): Promise<Folder[]> {
  const inIt = and(eq(dataset.folderId, folder.id), isNull(dataset.deletedAt))
  return tx
    .select({
      id: folder.id,
      name: folder.name,
      parentId: folder.parentId,
      datasets: sql<number>`(select count(*)::int from ${dataset} where ${inIt})`,
    })
    .from(folder)
    .where(and(eq(folder.workspaceId, ctx.workspaceId), id === undefined ? undefined : eq(folder.id, id)))
    .orderBy(sql`lower(${folder.name})`, folder.id)
}

/** Runs what may give two folders of one place the same name. @throws DomainError already_exists */
export async function refuseSameName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (fault) {
    const { code, constraint } = ((fault as Error).cause ?? {}) as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'folder_name')
      throw new DomainError('already_exists', 'There is a folder of that name already.', { cause: fault })
    throw fault
  }
}
