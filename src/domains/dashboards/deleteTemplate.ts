import { DomainError } from '../../contract/problem.ts'
import { builtIns } from '../../core/template/builtIns.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { dashboardTemplate } from './tables.ts'
import { ofWorkspace } from './templates.ts'

/** Removes one of the workspace's own templates. @throws DomainError not_found, not_allowed for one of the product's */
export async function deleteTemplate(ctx: Context, { templateId }: { templateId: string }): Promise<{ ok: true }> {
  requireRole(ctx, 'editor')
  if (builtIns.some(({ id }) => id === templateId))
    throw new DomainError('not_allowed', 'This template comes with the product and stays.')
  await ctx.transaction(async tx => {
    const [row] = await tx.delete(dashboardTemplate).where(ofWorkspace(ctx, templateId)).returning()
    if (!row) throw new DomainError('not_found', 'There is no such template.')
    await record(ctx, tx, { action: 'template.deleted', target: { kind: 'template', id: row.id, name: row.name } })
  })
  return { ok: true }
}
