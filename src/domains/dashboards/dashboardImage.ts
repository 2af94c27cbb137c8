import { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { reaches } from '../access/dashboardLevel.ts'
import { loadDashboard, seenOf } from './dashboardRow.ts'
import { dashboardImage as images } from './tables.ts'

export interface ImageFile {
  stream: Readable
  fileName: string
  sizeBytes: number
  contentType: string
}

interface Input {
  dashboardId: string
  imageId: string
}

/**
 * A picture that stands on a dashboard, for who sees it there; who may edit the dashboard sees those that are not on it
 * yet. @throws DomainError not_found
 */
export function dashboardImage(ctx: Context, { dashboardId, imageId }: Input): Promise<ImageFile> {
  return ctx.transaction(async tx => {
    const reached = await loadDashboard(ctx, tx, { dashboardId, needed: 'view' })
    if (!reaches(reached.level, 'edit') && !showsImage(seenOf(reached).document, imageId)) throw absent()
    return readImage(tx, { workspaceId: ctx.workspaceId, imageId })
  })
}

/** Whether a picture stands on one of the tiles. */
export function showsImage({ tiles }: DashboardDocument, imageId: string): boolean {
  return tiles.some(({ config }) => config.kind === 'image' && config.imageId === imageId)
}

/** A picture of a workspace. Who may see it is the caller's affair. @throws DomainError not_found */
export async function readImage(
  tx: Transaction,
  { workspaceId, imageId }: { workspaceId: string; imageId: string },
): Promise<ImageFile> {
  const [image] = await tx
    .select()
    .from(images)
    .where(and(eq(images.id, imageId), eq(images.workspaceId, workspaceId)))
  if (!image) throw absent()
  const { content, contentType, bytes } = image
  return {
    stream: Readable.from([content]),
    fileName: `picture.${contentType.slice(contentType.indexOf('/') + 1)}`,
    sizeBytes: bytes,
    contentType,
  }
}

const absent = () => new DomainError('not_found', 'There is no such picture on this dashboard.')
