import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import type { TemplateFit } from '../../contract/template.ts'
import type { Context } from '../../ports/context.ts'
import { tableOf } from './tableOf.ts'
import { filledWith, findTemplate } from './templates.ts'

export interface TemplateWish {
  templateId: string
  datasetId: string
  tableId?: string | undefined
  /** Slot id -> column id, where the person chose otherwise; null leaves it open. */
  slots: Record<string, string | null>
}

interface FromTemplate {
  document: DashboardDocument
  unfilled: TemplateFit['unfilled']
  what: Message[]
}

/** The dashboard that a template makes of a table. @throws DomainError not_found, invalid_plan */
export async function fromTemplate(ctx: Context, { templateId, slots, ...of }: TemplateWish): Promise<FromTemplate> {
  const template = await findTemplate(ctx, templateId)
  const { dataset, table } = await tableOf(ctx, of)
  const source = { datasetId: dataset.id, tableId: table.id }
  const { document, unfilled } = filledWith(template, { source, columns: table.columns }, slots)
  const what = [{ code: 'board.template', params: { from: template.name } }]
  return { document: { ...document, name: `${template.name}: ${dataset.name}`.slice(0, 200) }, unfilled, what }
}
