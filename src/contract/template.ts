import { z } from 'zod'
import { DashboardDocument } from './dashboard.ts'

/** A column that a template needs: found by its meaning, its names and its type. */
export const TemplateSlot = z.object({
  id: z.string(),
  label: z.string(),
  /** What the column that fills it is for. */
  role: z.enum(['measure', 'dimension', 'time', 'identifier', 'any']),
  /** Names it goes by, lower case; the closest to the front counts most. */
  names: z.array(z.string()),
  isMoney: z.boolean().optional(),
  isRequired: z.boolean(),
})
export type TemplateSlot = z.infer<typeof TemplateSlot>

export const TemplateFit = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    isBuiltIn: z.boolean(),
    slots: z.array(TemplateSlot),
    /** Slot id -> column id of the table it was held against; absent: nothing fills it. */
    filled: z.record(z.string(), z.string()),
    /** 0..1: how much of it the table can fill, the required slots first. */
    score: z.number(),
    tiles: z.int(),
    /** Tiles that cannot be made, and which slots they wait for. */
    unfilled: z.array(z.object({ title: z.string(), slots: z.array(z.string()) })),
  })
  .meta({ id: 'TemplateFit' })
export type TemplateFit = z.infer<typeof TemplateFit>

/** A template filled with the columns of a table: what `createDashboard` would make. */
export const TemplatePreview = z.object({ document: DashboardDocument, unfilled: TemplateFit.shape.unfilled })
export type TemplatePreview = z.output<typeof TemplatePreview>
