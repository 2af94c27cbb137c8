import { z } from 'zod'
import { Scalar } from './column.ts'
import { Message } from './message.ts'
import { Bill, Filter, QueryPlan } from './plan.ts'

/** One figure of a plan's result: the group it stands in, and the measure. */
export const FigureRef = z.object({
  plan: QueryPlan,
  /** Dimension `as` -> the group's value in the result; empty for a grand total. */
  group: z.record(z.string(), Scalar).default({}),
  measure: z.string(),
})
export type FigureRef = z.infer<typeof FigureRef>

/** Where a figure comes from. */
export const Provenance = z
  .object({
    value: Scalar,
    /** What the figure is, in words: 'Sum of Global_Sales, where Platform is Wii'. */
    definition: Message,
    bill: Bill,
    versionId: z.string(),
    versionNumber: z.int(),
    versionHash: z.string(),
    fileName: z.string(),
    sheet: z.string().nullable(),
    sql: z.string(),
    /** Rows behind the figure: the inverse of its relation, as a filter on the same table. */
    rows: Filter.nullable(),
  })
  .meta({ id: 'Provenance' })
export type Provenance = z.infer<typeof Provenance>
