import { DomainError } from '../../contract/problem.ts'
import type { UploadAccepted } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { takeIn } from './upload.ts'

/** Takes a sample file in, as if the person had dropped it. */
export async function uploadSample(ctx: Context, { name }: { name: string }): Promise<UploadAccepted> {
  requireRole(ctx, 'editor')
  const path = await ctx.samples.path(name)
  if (path === null) throw new DomainError('not_found', `There is no sample called ${name}.`)
  return takeIn(ctx, name, () => ctx.store.receiveCopy(path))
}
