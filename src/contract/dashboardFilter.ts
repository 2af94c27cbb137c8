import { z } from 'zod'
import { Scalar } from './column.ts'
import { AggregateName, TimeUnit } from './plan.ts'

const id = z.string().min(1).max(60)
const end = z.union([z.string(), z.number(), z.null()])

/** One column of one table. */
export const ColumnRef = z.object({ datasetId: z.string(), tableId: z.string(), columnId: z.string() })
export type ColumnRef = z.infer<typeof ColumnRef>

/**
 * What a filter is set to. It names no column: which column of which tile it narrows is the filter's own affair, so a
 * value from an address or a link can reach nothing else.
 */
export const FilterValue = z
  .discriminatedUnion('kind', [
    /** Whole periods before, around or after the anchor, see RelativeDates. */
    z.object({
      kind: z.literal('relative'),
      direction: z.enum(['last', 'this', 'next']),
      unit: TimeUnit,
      count: z.int().min(1).max(1000),
      anchor: z.enum(['today', 'newest']),
    }),
    /** Dates (ISO 8601 without zone) or numbers: from <= value < to for dates, <= to for numbers; null is open. */
    z.object({ kind: z.literal('range'), from: end, to: end }),
    z.object({ kind: z.literal('values'), values: z.array(Scalar).max(1000), isExcluded: z.boolean().default(false) }),
    z.object({ kind: z.literal('search'), text: z.string().max(200) }),
    /** How many of the leading groups are shown. */
    z.object({ kind: z.literal('top'), n: z.int().min(1).max(1000) }),
    /** Which of the filter's metrics is shown. */
    z.object({ kind: z.literal('metric'), metricId: id }),
  ])
  .meta({ id: 'FilterValue' })
export type FilterValue = z.output<typeof FilterValue>

/** Filter id -> what it is set to; null: explicitly to nothing, although it has a default. */
export const FilterValues = z.record(z.string(), FilterValue.nullable())
export type FilterValues = z.output<typeof FilterValues>

/** `dates`: relative or range. `category`: values. `number`: range. `search`: text. `top`: leading groups. `metric`: which figure. */
export const FilterKind = z.enum(['dates', 'category', 'number', 'search', 'top', 'metric'])
export type FilterKind = z.infer<typeof FilterKind>

/** A figure that a metric switch can put in place of the tile's own. Without a column it counts rows. */
export const SwitchedMetric = z.object({
  id,
  label: z.string().max(100),
  column: ColumnRef.nullable(),
  aggregate: AggregateName,
})
export type SwitchedMetric = z.output<typeof SwitchedMetric>

/** A filter or parameter of a dashboard. */
export const DashboardFilter = z
  .object({
    id,
    label: z.string().max(100),
    order: z.number(),
    kind: FilterKind,
    /** The column it is about, whose values it offers; null of `top` and `metric`. */
    column: ColumnRef.nullable(),
    /** Only tiles of this tab; null: of all. */
    tabId: id.nullable(),
    /**
     * By hand: tile id -> the column of the tile's table that it narrows, or null for "leave this tile alone". Tiles that
     * are not named are mapped by meaning: the same column, or in other tables one of the same name and family of types.
     * For `top` and `metric` any text means "touch it".
     */
    targets: z.record(z.string(), z.string().nullable()),
    /** What it is set to for who has not set it. */
    value: FilterValue.nullable(),
    /** Of `metric`. */
    metrics: z.array(SwitchedMetric).max(20).default([]),
  })
  .meta({ id: 'DashboardFilter' })
export type DashboardFilter = z.output<typeof DashboardFilter>

/** Which tiles a filter touches, by which of their columns, and whether a person said so. */
export const FilterTarget = z.object({
  filterId: id,
  tileId: id,
  columnId: z.string().nullable(),
  isByHand: z.boolean(),
})
export type FilterTarget = z.infer<typeof FilterTarget>
