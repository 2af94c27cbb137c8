import { z } from 'zod'
import { ColumnType, Scalar } from './column.ts'
import { Message } from './message.ts'
import { Bill, QueryPlan, ResultTable } from './plan.ts'

export const ChartType = z.enum(['metric', 'bar', 'line', 'scatter', 'histogram', 'table'])
export type ChartType = z.infer<typeof ChartType>

/** What to draw: a plan and which of its result columns stands on which channel. */
export const ChartSpec = z
  .object({
    type: ChartType,
    plan: QueryPlan,
    encoding: z.object({
      x: z.string().optional(),
      y: z.array(z.string()).default([]),
      colour: z.string().optional(),
      size: z.string().optional(),
    }),
    /** Horizontal bars. */
    horizontal: z.boolean().default(false),
    /** For a metric: the same measure over time (sparkline and change against the previous period). */
    trend: QueryPlan.optional(),
    title: Message,
    subtitle: Message.optional(),
  })
  .meta({ id: 'ChartSpec' })
export type ChartSpec = z.output<typeof ChartSpec>

/** How to write a number or a date. */
export const Format = z.object({
  kind: z.enum(['number', 'money', 'percent', 'date', 'text']),
  /** ISO 4217 for money; otherwise a unit to append. */
  unit: z.string().nullable(),
  fractionDigits: z.int().nullable(),
  timeUnit: z.enum(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute']).nullable(),
})
export type Format = z.infer<typeof Format>

export const Axis = z.object({
  kind: z.enum(['category', 'time', 'value']),
  title: z.string(),
  type: ColumnType,
  format: Format,
  /** Category labels in order, or bin/time positions as text; empty for value axes. */
  categories: z.array(Scalar),
  startsAtZero: z.boolean(),
})
export type Axis = z.infer<typeof Axis>

export const Series = z.object({
  name: z.string(),
  measure: z.string(),
  /** Value of the colour dimension, when there is one. */
  group: Scalar.optional(),
  /** Index in the categorical palette; 6 is "Other" grey. */
  colour: z.int().min(0).max(6),
  /** Parallel to the x axis' categories; for scatter, y of each point. */
  values: z.array(z.number().nullable()),
  /** Scatter: x of each point. */
  xs: z.array(z.number().nullable()).optional(),
  /** Scatter: source row of each point. */
  rows: z.array(z.int()).optional(),
})
export type Series = z.infer<typeof Series>

/** A key figure. `change` compares the last whole period with the one before. */
export const Metric = z.object({
  value: Scalar,
  format: Format,
  measure: z.string(),
  change: z
    .object({
      ratio: z.number().nullable(),
      current: z.number(),
      previous: z.number(),
      currentLabel: z.string(),
      previousLabel: z.string(),
      isGood: z.boolean().nullable(),
    })
    .nullable(),
  sparkline: z.array(z.object({ x: Scalar, y: z.number().nullable() })),
})
export type Metric = z.infer<typeof Metric>

/** A chart resolved to what is seen: no back end decides anything any more. */
export const ChartModel = z
  .object({
    type: ChartType,
    title: Message,
    subtitle: Message.nullable(),
    /** One sentence made from the data, for screen readers and exports. */
    summary: Message,
    x: Axis.nullable(),
    y: Axis.nullable(),
    series: z.array(Series),
    horizontal: z.boolean(),
    metric: Metric.nullable(),
    /** The table behind the chart ("View data"). */
    table: ResultTable,
    /** How each column of `table` is written, in its order. */
    formats: z.array(Format),
    /** Said on the chart: 'sampled 5,000 of 16,598 rows', 'Other holds 25 more'. */
    notes: z.array(Message),
    bill: Bill,
    plan: QueryPlan,
  })
  .meta({ id: 'ChartModel' })
export type ChartModel = z.infer<typeof ChartModel>
