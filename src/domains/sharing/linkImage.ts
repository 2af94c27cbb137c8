import { DomainError } from '../../contract/problem.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import { type ImageFile, readImage, showsImage } from '../dashboards/dashboardImage.ts'

/** A picture that stands on what a link shows. @throws DomainError not_found for any other */
export async function linkImage(ctx: LinkVisit, { imageId }: { imageId: string }): Promise<ImageFile> {
  if (!showsImage(ctx.link.document, imageId)) throw new DomainError('not_found', 'There is no such picture here.')
  return ctx.transaction(tx => readImage(tx, { workspaceId: ctx.workspaceId, imageId }))
}
