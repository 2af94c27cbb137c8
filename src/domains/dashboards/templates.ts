import { and, desc, eq } from 'drizzle-orm'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { TemplateFit } from '../../contract/template.ts'
import { builtIns } from '../../core/template/builtIns.ts'
import { type FillingTable, fillTemplate } from '../../core/template/fillTemplate.ts'
import { fitOf, matchSlots } from '../../core/template/matchSlots.ts'
import type { Template } from '../../core/template/template.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dashboardTemplate } from './tables.ts'

/** Templates of the workspace, the newest first. */
export async function ownTemplates(ctx: Context, tx: Transaction): Promise<Template[]> {
  const rows = await tx
    .select()
    .from(dashboardTemplate)
    .where(eq(dashboardTemplate.workspaceId, ctx.workspaceId))
    .orderBy(desc(dashboardTemplate.createdAt), desc(dashboardTemplate.id))
  return rows.map(({ id, name, description, definition }) => ({ id, name, description, ...definition }))
}

/** A template that comes with the product or is of the workspace. @throws DomainError not_found */
export async function findTemplate(ctx: Context, templateId: string): Promise<Template> {
  const builtIn = builtIns.find(({ id }) => id === templateId)
  if (builtIn) return builtIn
  const [row] = await ctx.transaction(tx => tx.select().from(dashboardTemplate).where(ofWorkspace(ctx, templateId)))
  if (!row) throw new DomainError('not_found', 'There is no such template.')
  const { id, name, description, definition } = row
  return { id, name, description, ...definition }
}

export const ofWorkspace = (ctx: Context, templateId: string) =>
  and(eq(dashboardTemplate.id, templateId), eq(dashboardTemplate.workspaceId, ctx.workspaceId))

/** A template held against a table; against none it is as empty as it can be. */
export function fitTemplate(template: Template, table: FillingTable | null): TemplateFit {
  const { id, name, description, slots, document } = template
  const matched = table ? matchSlots(slots, table.columns) : []
  const filled = new Map(matched.map(({ slotId, columnId }) => [slotId, columnId]))
  return {
    ...{ id, name, description, slots: [...slots], filled: Object.fromEntries(filled) },
    isBuiltIn: builtIns.some(builtIn => builtIn.id === id),
    score: fitOf(slots, matched),
    tiles: document.tiles.length,
    unfilled: table ? fillTemplate(template, table, filled).unfilled : [],
  }
}

/**
 * A template filled from a table: each slot by what a person chose for it, else by what suits it.
 * @param chosen slot id -> column id; null leaves the slot open
 * @throws DomainError invalid_plan for a slot or a column that is not there, or when no tile could be filled
 */
export function filledWith(
  template: Template,
  table: FillingTable,
  chosen: Record<string, string | null>,
): ReturnType<typeof fillTemplate> {
  const slotIds = new Set(template.slots.map(({ id }) => id))
  const columnIds = new Set(table.columns.map(({ id }) => id))
  for (const [slotId, columnId] of Object.entries(chosen)) {
    if (!slotIds.has(slotId)) throw new DomainError('invalid_plan', `The template has no slot ${slotId}.`)
    if (columnId !== null && !columnIds.has(columnId))
      throw new DomainError('invalid_plan', `The table has no column ${columnId}.`)
  }
  const taken = new Set(Object.values(chosen))
  const open = template.slots.filter(({ id }) => !Object.hasOwn(chosen, id))
  const free = table.columns.filter(({ id }) => !taken.has(id))
  const filled = new Map([
    ...matchSlots(open, free).map(({ slotId, columnId }) => [slotId, columnId] as const),
    ...Object.entries(chosen).flatMap(([slotId, columnId]) => (columnId === null ? [] : [[slotId, columnId] as const])),
  ])
  const made = fillTemplate(template, table, filled)
  if (!asksAnything(made.document))
    throw new DomainError('invalid_plan', `None of the charts of "${template.name}" can be made of this table.`)
  return made
}

const asksAnything = ({ tiles }: DashboardDocument) => tiles.some(({ config }) => 'question' in config)
