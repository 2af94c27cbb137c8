import type { TemplatePreview } from '../../contract/template.ts'
import type { Context } from '../../ports/context.ts'
import { fromTemplate, type TemplateWish } from './fromTemplate.ts'

/** The dashboard a template would make of a table, kept nowhere. @throws DomainError not_found, invalid_plan */
export async function previewTemplate(ctx: Context, wish: TemplateWish): Promise<TemplatePreview> {
  const { document, unfilled } = await fromTemplate(ctx, wish)
  return { document, unfilled }
}
