import type { TemplateFit } from '../../contract/template.ts'
import { builtIns } from '../../core/template/builtIns.ts'
import type { Context } from '../../ports/context.ts'
import { tableOf } from './tableOf.ts'
import { fitTemplate, ownTemplates } from './templates.ts'

interface Input {
  datasetId?: string | undefined
  tableId?: string | undefined
}

/** All templates, one's own first; held against a table the best fit first. @throws DomainError not_found */
export async function listTemplates(ctx: Context, { datasetId, tableId }: Input): Promise<{ items: TemplateFit[] }> {
  const own = await ctx.transaction(tx => ownTemplates(ctx, tx))
  const found = datasetId === undefined ? null : await tableOf(ctx, { datasetId, tableId })
  const table = found && {
    source: { datasetId: found.dataset.id, tableId: found.table.id },
    columns: found.table.columns,
  }
  const items = [...own, ...builtIns].map(template => fitTemplate(template, table))
  return { items: table ? items.sort((a, b) => b.score - a.score) : items }
}
