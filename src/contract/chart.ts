import { z } from 'zod'
import { ColumnType, Scalar } from './column.ts'
import { Message } from './message.ts'
import { Bill, QueryPlan, Ranges, ResultTable, TimePart } from './plan.ts'

export const ChartType = z.enum([
  'metric',
  'bar',
  'line',
  'area',
  'scatter',
  'pie',
  'histogram',
  'box',
  'heatmap',
  'treemap',
  'table',
  'pivot',
])
export type ChartType = z.infer<typeof ChartType>

export const Stack = z.enum(['none', 'stacked', 'percent'])
export type Stack = z.infer<typeof Stack>

/**
 * What to draw: a plan and which of its result columns stands on which channel.
 * pie: x, y[0]. box: x, y = low, first quartile, median, third quartile, high. heatmap: x, rows[0], colour a measure.
 * treemap: rows from the outside in, size. pivot: rows, columns, y. A facet repeats any other chart for each value.
 */
export const ChartSpec = z
  .object({
    type: ChartType,
    plan: QueryPlan,
    encoding: z.object({
      x: z.string().optional(),
      y: z.array(z.string()).default([]),
      /** A down-sampled line: the least and the greatest value, for each of `y`. */
      lows: z.array(z.string()).optional(),
      highs: z.array(z.string()).optional(),
      colour: z.string().optional(),
      size: z.string().optional(),
      facet: z.string().optional(),
      rows: z.array(z.string()).default([]),
      columns: z.array(z.string()).default([]),
    }),
    /** Horizontal bars. */
    horizontal: z.boolean().default(false),
    /** Bars and areas of several series. */
    stack: Stack.default('none'),
    /** For a pivot: the same measures over fewer dimensions (subtotals of rows, of columns, the grand total). */
    totals: z.array(QueryPlan).max(8).default([]),
    /** For a metric: the same measure over time (sparkline and change against the previous period). */
    trend: QueryPlan.optional(),
    title: Message,
    subtitle: Message.optional(),
    /** Said on the chart: what was left out, folded together or drawn otherwise than asked. */
    notes: z.array(Message).optional(),
  })
  .meta({ id: 'ChartSpec' })
export type ChartSpec = z.output<typeof ChartSpec>

/** How to write a number or a date. A `percent` stands in percent (12.5), a `ratio` as a fraction (0.125): both are written 12.5 %. */
export const Format = z.object({
  kind: z.enum(['number', 'money', 'percent', 'ratio', 'date', 'text']),
  /** ISO 4217 for money; otherwise a unit to append. */
  unit: z.string().nullable(),
  fractionDigits: z.int().nullable(),
  timeUnit: z.enum(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute']).nullable(),
  /** A whole number that is a repeating part of time: 2 of `dayOfWeek` is Tuesday. */
  timePart: TimePart.optional(),
  /** A number that is the lower edge of a range so wide. */
  width: z.number().optional(),
  /** A number that is the lower edge of one of these. */
  ranges: Ranges.optional(),
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
  /** The plan its values come from, when it is not the chart's. */
  plan: QueryPlan.optional(),
  /** Value of the colour dimension, when there is one. */
  group: Scalar.optional(),
  /** Index in the categorical palette; 6 is "Other" grey. */
  colour: z.int().min(0).max(6),
  /** Parallel to the x axis' categories; for scatter, y of each point. */
  values: z.array(z.number().nullable()),
  /** Scatter, and a line through single rows: x of each point (epoch milliseconds on a time axis). */
  xs: z.array(z.number().nullable()).optional(),
  /** Scatter: source row of each point. */
  rows: z.array(z.int()).optional(),
  /** Scatter: size of each point. */
  sizes: z.array(z.number().nullable()).optional(),
  /** A down-sampled line: the least and the greatest value at each position, drawn as a band around `values`. */
  lows: z.array(z.number().nullable()).optional(),
  highs: z.array(z.number().nullable()).optional(),
  /** Box: low whisker, first quartile, median, third quartile, high whisker of each category. */
  boxes: z.array(z.array(z.number().nullable()).length(5)).optional(),
  /** Heatmap: index on x, index on y, value. */
  cells: z.array(z.tuple([z.int(), z.int(), z.number().nullable()])).optional(),
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

/** A node of a treemap; `path` holds the value of each level down to it. */
export interface TreeNode {
  name: string
  path: Scalar[]
  value: number
  /** Index in the categorical palette, the same for all below one outermost node. */
  colour: number
  children: TreeNode[]
}
export const TreeNode: z.ZodType<TreeNode> = z
  .lazy(() =>
    z.object({
      name: z.string(),
      path: z.array(Scalar),
      value: z.number(),
      colour: z.int(),
      children: z.array(TreeNode),
    }),
  )
  .meta({ id: 'TreeNode' })

/** A pivot table: `cells[row][column * measures + measure]`; totals are of the engine, never added up from cells. */
export const Pivot = z.object({
  rowNames: z.array(z.string()),
  columnNames: z.array(z.string()),
  measures: z.array(z.object({ id: z.string(), name: z.string(), format: Format })),
  /** The dimension values of each row and of each column, outermost first. */
  rows: z.array(z.array(Scalar)),
  columns: z.array(z.array(Scalar)),
  cells: z.array(z.array(Scalar)),
  rowTotals: z.array(z.array(Scalar)).nullable(),
  columnTotals: z.array(Scalar).nullable(),
  grandTotals: z.array(Scalar).nullable(),
})
export type Pivot = z.infer<typeof Pivot>

/** One small chart of a faceted one; all share the axes' ranges and the colours of the whole. */
export const Facet = z.object({ label: z.string(), value: Scalar, series: z.array(Series) })
export type Facet = z.infer<typeof Facet>

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
    stack: Stack,
    facets: z.array(Facet).nullable(),
    /** What the colours stand for (the colour column's name); null with one series. */
    legend: z.string().nullable(),
    /** What the sizes of a scatter's points stand for. */
    sizeTitle: z.string().optional(),
    tree: z.array(TreeNode).nullable(),
    pivot: Pivot.nullable(),
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
