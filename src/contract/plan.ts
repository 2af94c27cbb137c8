import { z } from 'zod'
import { ColumnType, Scalar } from './column.ts'

export const AggregateName = z.enum(['count', 'countDistinct', 'sum', 'mean', 'median', 'min', 'max', 'sd', 'quantile'])
export type AggregateName = z.infer<typeof AggregateName>

export const TimeUnit = z.enum(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'])
export type TimeUnit = z.infer<typeof TimeUnit>

/** A condition on rows. Comparisons with a null cell are false; `isNull` finds them. */
export type Filter =
  | { op: 'and' | 'or'; of: Filter[] }
  | { op: 'not'; of: Filter }
  | { op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; column: string; value: string | number | boolean }
  | { op: 'in'; column: string; values: (string | number | boolean | null)[] }
  | { op: 'contains' | 'startsWith'; column: string; value: string }
  | { op: 'isNull' | 'notNull'; column: string }
  /** low <= value < high, or <= high when `closed`; either end may be null (open). */
  | { op: 'between'; column: string; low: string | number | null; high: string | number | null; closed: boolean }

const leaf = { column: z.string() }
const value = z.union([z.string(), z.number(), z.boolean()])
const end = z.union([z.string(), z.number(), z.null()])
export const Filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.object({ op: z.enum(['and', 'or']), of: z.array(Filter) }),
    z.object({ op: z.literal('not'), of: Filter }),
    z.object({ op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), ...leaf, value }),
    z.object({ op: z.literal('in'), ...leaf, values: z.array(Scalar) }),
    z.object({ op: z.enum(['contains', 'startsWith']), ...leaf, value: z.string() }),
    z.object({ op: z.enum(['isNull', 'notNull']), ...leaf }),
    z.object({ op: z.literal('between'), ...leaf, low: end, high: end, closed: z.boolean() }),
  ]),
)

/** What rows are grouped by: a column as it is, its time unit, or equal-width bins. `as` names the result column. */
export const Dimension = z.object({
  as: z.string(),
  column: z.string(),
  timeUnit: TimeUnit.optional(),
  /** Equal-width bins aligned at `start`; the result is the bin's lower edge. */
  bin: z.object({ start: z.number(), width: z.number().positive() }).optional(),
})
export type Dimension = z.infer<typeof Dimension>

/** What is computed in each group. Nulls are left out of every aggregate; `count` without a column counts rows. */
export const Measure = z.object({
  as: z.string(),
  aggregate: AggregateName,
  column: z.string().optional(),
  /** For `quantile`: 0..1. */
  p: z.number().min(0).max(1).optional(),
})
export type Measure = z.infer<typeof Measure>

/** Which table of which version a plan reads. `versionId` omitted: the newest. */
export const PlanSource = z.object({ datasetId: z.string(), tableId: z.string(), versionId: z.string().optional() })
export type PlanSource = z.infer<typeof PlanSource>

/**
 * A question to one table. With dimensions or measures it aggregates; with `columns` it lists rows (then `_row` comes
 * first). Both absent is an error. Ties in a sort are broken by the remaining result columns (rows: by `_row`).
 */
export const QueryPlan = z
  .object({
    source: PlanSource,
    filter: Filter.optional(),
    columns: z.array(z.string()).optional(),
    dimensions: z.array(Dimension).max(4).default([]),
    measures: z.array(Measure).max(20).default([]),
    sort: z.array(z.object({ by: z.string(), direction: z.enum(['asc', 'desc']) })).default([]),
    /** Keep the n groups of `dimension` that lead by `measure`; the rest becomes the group 'Other' when `other`. */
    top: z
      .object({ dimension: z.string(), measure: z.string(), n: z.int().min(1).max(1000), other: z.boolean() })
      .optional(),
    /** A uniform random sample of that many rows, drawn after the filter (seeded); for scatter plots. */
    sample: z.int().min(1).max(20_000).optional(),
    limit: z.int().min(1).max(20_000).default(1000),
    offset: z.int().min(0).default(0),
  })
  .meta({ id: 'QueryPlan' })
export type QueryPlan = z.output<typeof QueryPlan>
export type QueryPlanInput = z.input<typeof QueryPlan>

/** A table as an answer: column-major. `rowCount` rows are here; `truncated` says that there were more. */
export const ResultTable = z
  .object({
    columns: z.array(z.object({ id: z.string(), name: z.string(), type: ColumnType })),
    data: z.array(z.array(Scalar)),
    rowCount: z.int(),
    truncated: z.boolean(),
  })
  .meta({ id: 'ResultTable' })
export type ResultTable = z.infer<typeof ResultTable>

/** Double entry for rows: what went in, what each step left out and why, what came out. */
export const Bill = z.object({
  rowsIn: z.int(),
  leftOut: z.array(z.object({ reason: z.string(), column: z.string().nullable(), count: z.int() })),
  rowsUsed: z.int(),
})
export type Bill = z.infer<typeof Bill>

export const PlanResult = z.object({
  table: ResultTable,
  bill: Bill,
  versionId: z.string(),
  /** Whether it came from the cache, and how long the engine took. */
  cached: z.boolean(),
  durationMs: z.number(),
})
export type PlanResult = z.infer<typeof PlanResult>
