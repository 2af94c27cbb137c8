import { DomainError } from '../../contract/problem.ts'
import type { TemplateFit } from '../../contract/template.ts'
import { mainSourceOf, templateOf } from '../../core/template/templateOf.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { nameOf } from '../charts/writeRevision.ts'
import { getDashboard } from './getDashboard.ts'
import { tableOf } from './tableOf.ts'
import { dashboardTemplate } from './tables.ts'
import { fitTemplate } from './templates.ts'

interface Input {
  dashboardId: string
  name: string
  description: string
}

/**
 * Keeps a dashboard as a template of the workspace: the columns of the table that most of its tiles ask become slots.
 * @throws DomainError not_found, invalid_plan for a dashboard without charts
 */
export async function createTemplate(ctx: Context, { dashboardId, name, description }: Input): Promise<TemplateFit> {
  requireRole(ctx, 'editor')
  const { document } = await getDashboard(ctx, { dashboardId })
  const main = mainSourceOf(document)
  if (!main) throw new DomainError('invalid_plan', 'The dashboard has no chart that a template could be made of.')
  const { table } = await tableOf(ctx, main)
  const { slots, document: open } = templateOf(document, { source: main, columns: table.columns })
  const definition = { slots: [...slots], document: { ...open, name, description } }
  const row = {
    ...{ id: ctx.newId('tp'), workspaceId: ctx.workspaceId, name, description, definition },
    createdBy: nameOf(ctx),
    createdAt: ctx.now(),
  }
  await ctx.transaction(async tx => {
    await tx.insert(dashboardTemplate).values(row)
    await record(ctx, tx, { action: 'template.created', target: { kind: 'template', id: row.id, name } })
  })
  return fitTemplate({ id: row.id, name, description, ...definition }, { source: main, columns: table.columns })
}
