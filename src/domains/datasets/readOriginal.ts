import type { Reading } from '../../contract/reading.ts'
import type { Context } from '../../ports/context.ts'
import type { ReadRequest } from '../../ports/reader.ts'
import { originalKey } from './originalKey.ts'

export interface OriginalRequest extends Omit<ReadRequest, 'path' | 'signal'> {
  sha256: string
}

/** Reads a kept file in a child process. @throws DomainError as the reader does; not_found when it is no longer kept */
export async function readOriginal(ctx: Context, { sha256, ...request }: OriginalRequest): Promise<Reading> {
  const path = await ctx.store.localPath(originalKey(ctx.workspaceId, sha256))
  return ctx.reader.read({ ...request, path, signal: ctx.signal })
}
