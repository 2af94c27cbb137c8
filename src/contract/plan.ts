import { z } from 'zod'
import { ColumnType, Scalar } from './column.ts'

export const AggregateName = z.enum(['count', 'countDistinct', 'sum', 'mean', 'median', 'min', 'max', 'sd', 'quantile'])
export type AggregateName = z.infer<typeof AggregateName>

/** A repeating part of a date: sorted in calendar order, Monday first. Whole numbers: 1..12, 1..4, 1..7, 0..23, 1..31. */
export const TimePart = z.enum(['monthOfYear', 'quarterOfYear', 'dayOfWeek', 'hourOfDay', 'dayOfMonth'])
export type TimePart = z.infer<typeof TimePart>

export const TimeUnit = z.enum(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute'])
export type TimeUnit = z.infer<typeof TimeUnit>

/**
 * Whole periods counted from an anchor: the `count` periods before the one the anchor stands in (`last`), that one
 * (`this`; count is 1) or those after it (`next`). The anchor is today in the workspace's zone, or the newest date of
 * the column. It is resolved to a `between` before anything is asked or cached.
 */
export interface RelativeDates {
  op: 'relative'
  column: string
  direction: 'last' | 'this' | 'next'
  unit: TimeUnit
  count: number
  anchor: 'today' | 'newest'
}

/** A condition on rows. Comparisons with a null cell are false; `isNull` finds them. */
export type Filter =
  | { op: 'and' | 'or'; of: Filter[] }
  | { op: 'not'; of: Filter }
  | { op: 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'; column: string; value: string | number | boolean }
  /** Of a date or time with `part`: the repeating part of it is one of the values. */
  | { op: 'in'; column: string; part?: TimePart | undefined; values: (string | number | boolean | null)[] }
  | { op: 'contains' | 'startsWith' | 'endsWith'; column: string; value: string }
  | { op: 'isNull' | 'notNull'; column: string }
  /** low <= value < high, or <= high when `closed`; either end may be null (open). */
  | { op: 'between'; column: string; low: string | number | null; high: string | number | null; closed: boolean }
  | RelativeDates

const leaf = { column: z.string() }
const value = z.union([z.string(), z.number(), z.boolean()])
const end = z.union([z.string(), z.number(), z.null()])
export const Filter: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.object({ op: z.enum(['and', 'or']), of: z.array(Filter) }),
      z.object({ op: z.literal('not'), of: Filter }),
      z.object({ op: z.enum(['eq', 'ne', 'lt', 'le', 'gt', 'ge']), ...leaf, value }),
      z.object({ op: z.literal('in'), ...leaf, part: TimePart.optional(), values: z.array(Scalar) }),
      z.object({ op: z.enum(['contains', 'startsWith', 'endsWith']), ...leaf, value: z.string() }),
      z.object({ op: z.enum(['isNull', 'notNull']), ...leaf }),
      z.object({ op: z.literal('between'), ...leaf, low: end, high: end, closed: z.boolean() }),
      z.object({
        op: z.literal('relative'),
        ...leaf,
        direction: z.enum(['last', 'this', 'next']),
        unit: TimeUnit,
        count: z.int().min(1).max(1000),
        anchor: z.enum(['today', 'newest']),
      }),
    ]),
  )
  .meta({ id: 'Filter' })

/**
 * Ranges with edges of one's own, ascending: `left` holds low <= value < high, `right` low < value <= high (20 | 30 | 40
 * is (20, 30] and (30, 40]). A value outside all of them belongs to the group of missing ones. `labels` name the ranges
 * in their order.
 */
export const Ranges = z.object({
  edges: z.array(z.number()).min(2).max(51),
  closed: z.enum(['left', 'right']),
  labels: z.array(z.string().max(60)).optional(),
})
export type Ranges = z.infer<typeof Ranges>

/** What rows are grouped by: a column as it is, its time unit, or ranges. `as` names the result column. */
export const Dimension = z.object({
  as: z.string(),
  column: z.string(),
  timeUnit: TimeUnit.optional(),
  timePart: TimePart.optional(),
  /** Equal-width bins aligned at `start`; the result is the bin's lower edge. */
  bin: z.object({ start: z.number(), width: z.number().positive() }).optional(),
  /** The result is the range's lower edge. */
  ranges: Ranges.optional(),
})
export type Dimension = z.infer<typeof Dimension>

/**
 * What is made of a measure once every group has its value, over the result's groups after `tops` and before `having`.
 * `along` names the dimension it runs along (the first one unless named); the other dimensions part it into runs.
 * - `share`: of the total of its run over `along` (1 = all). Only of sums and counts.
 * - `running`: the sum of the groups up to this one, in the dimension's order. Only of sums and counts.
 * - `movingAverage`: the mean of this and the `periods - 1` periods before it; of fewer at the start and where a period
 *   has no rows.
 * - `change`: the difference (or the ratio - 1) to the group exactly one period, or one year, earlier; null when there
 *   is none, and a ratio also when the earlier is not above zero.
 *
 * A period is the dimension's time unit, a day of plain dates, 1 of plain whole numbers; for every other dimension
 * (texts, bins, parts of time, fractions) it is the group before in ascending order, and there is no year. A group whose
 * value of `along` is missing has only a share; where `along` has 'Other' there are only shares.
 */
export const Calculation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), along: z.string().optional() }),
  z.object({ kind: z.literal('running'), along: z.string().optional() }),
  z.object({ kind: z.literal('movingAverage'), along: z.string().optional(), periods: z.int().min(2).max(366) }),
  z.object({
    kind: z.literal('change'),
    along: z.string().optional(),
    against: z.enum(['previousPeriod', 'previousYear']),
    as: z.enum(['difference', 'ratio']),
  }),
])
export type Calculation = z.infer<typeof Calculation>

/** What is computed in each group. Nulls are left out of every aggregate; `count` without a column counts rows. */
export const Measure = z.object({
  as: z.string(),
  aggregate: AggregateName,
  column: z.string().optional(),
  /** For `quantile`: 0..1. */
  p: z.number().min(0).max(1).optional(),
  calculation: Calculation.optional(),
})
export type Measure = z.infer<typeof Measure>

/** Which table of which version a plan reads. `versionId` omitted: the newest. */
export const PlanSource = z.object({ datasetId: z.string(), tableId: z.string(), versionId: z.string().optional() })
export type PlanSource = z.infer<typeof PlanSource>

/** Keeps the n values of `dimension` that lead by `measure`; the rest becomes the value 'Other' when `other`. */
export const Top = z.object({
  dimension: z.string(),
  measure: z.string(),
  n: z.int().min(1).max(1000),
  other: z.boolean(),
})
export type Top = z.infer<typeof Top>

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
    /** Keeps the groups this is true for; its columns are the `as` names of dimensions and measures. */
    having: Filter.optional(),
    sort: z.array(z.object({ by: z.string(), direction: z.enum(['asc', 'desc']) })).default([]),
    /** Applied in order, each to another dimension: each ranks over the rows that the ones before left. */
    tops: z.array(Top).max(2).default([]),
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
