import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { ingestion, upload } from './tables.ts'

/** Which of these files of a workspace no dataset holds any more, and no upload waits to read. */
export async function unusedOriginals(
  { workspaceId }: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  hashes: readonly string[],
): Promise<string[]> {
  const unused: string[] = []
  for (const sha256 of new Set(hashes)) {
    const [other] = await tx
      .select({ id: ingestion.id })
      .from(ingestion)
      .where(and(eq(ingestion.workspaceId, workspaceId), sql`${ingestion.file} ->> 'sha256' = ${sha256}`))
      .limit(1)
    // The same bytes may have been sent again and wait to be read.
    const [waiting] = await tx
      .select({ id: upload.id })
      .from(upload)
      .where(and(eq(upload.workspaceId, workspaceId), eq(upload.sha256, sha256), isOpen))
      .limit(1)
    if (!other && !waiting) unused.push(sha256)
  }
  return unused
}

const isOpen = inArray(upload.status, ['pending', 'processing'])
