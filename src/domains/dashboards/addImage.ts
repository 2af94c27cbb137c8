import type { IncomingMessage } from 'node:http'
import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import { imageType } from '../../core/dashboard/imageType.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { dashboardImage } from './tables.ts'

const mostBytes = 5 * 1024 * 1024

interface Input {
  dashboardId: string
  incoming: IncomingMessage
}

/**
 * Keeps a picture for a dashboard's tiles; the same picture is kept once in a workspace.
 * @throws DomainError not_found, not_allowed, too_large, invalid_request for what is no picture by its own bytes
 */
export async function addImage(
  ctx: Context,
  { dashboardId, incoming }: Input,
): Promise<{ imageId: string; sizeBytes: number }> {
  await ctx.transaction(tx => loadDashboard(ctx, tx, { dashboardId, needed: 'edit' }))
  const { content, sha256 } = await bytesOf(ctx, incoming)
  const contentType = imageType(content)
  if (contentType === null)
    throw new DomainError('invalid_request', 'This is no PNG, JPEG, WebP or GIF. Choose another picture.')
  const image = { id: ctx.newId('im'), workspaceId: ctx.workspaceId, sha256, contentType, bytes: content.length }
  const same = and(eq(dashboardImage.workspaceId, ctx.workspaceId), eq(dashboardImage.sha256, sha256))
  const imageId = await ctx.transaction(async tx => {
    await tx
      .insert(dashboardImage)
      .values({ ...image, content, createdAt: ctx.now() })
      .onConflictDoNothing()
    const [kept] = await tx.select({ id: dashboardImage.id }).from(dashboardImage).where(same)
    return kept?.id ?? image.id
  })
  return { imageId, sizeBytes: content.length }
}

/** The bytes of the only file of a request; nothing of it stays on the disk. */
async function bytesOf(ctx: Context, incoming: IncomingMessage): Promise<{ content: Buffer; sha256: string }> {
  const file = await ctx.store.receive(incoming, { maxBytes: mostBytes, signal: ctx.signal })
  const received = await file.save()
  const key = `images/${ctx.workspaceId}/${ctx.newId('in')}`
  await ctx.store.putFile(key, received.path)
  try {
    const chunks: Uint8Array[] = []
    for await (const chunk of await ctx.store.read(key)) chunks.push(chunk as Uint8Array)
    return { content: Buffer.concat(chunks), sha256: received.sha256 }
  } finally {
    await ctx.store.remove(key)
  }
}
