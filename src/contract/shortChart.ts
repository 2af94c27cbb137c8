import { z } from 'zod'
import { ChartType, Stack } from './chart.ts'
import { AggregateName, Filter, TimeUnit } from './plan.ts'

const column = z.string().min(1)
const columns = z.union([column, z.array(column).min(1).max(8)])

/**
 * A chart asked for in a few words, as charting libraries do: which columns, by name or id, stand where. What is not
 * said is chosen as Explore chooses it.
 */
export const ShortChart = z
  .strictObject({
    datasetId: z.string(),
    /** The id or the name of a table; the first one when not given. */
    tableId: z.string().optional(),
    type: z.union([ChartType, z.literal('auto')]).default('auto'),
    x: columns.optional(),
    y: columns.optional(),
    /** What pies and treemaps part the whole by, the outermost level first: the same as `x`. */
    names: columns.optional(),
    /** The figures of pies, treemaps, heatmaps and pivot tables; otherwise the same as `y`. */
    values: columns.optional(),
    colour: column.optional(),
    size: column.optional(),
    facet: column.optional(),
    /** How figures are put together over rows; when not given, what adds up is summed and the rest averaged. */
    aggregate: AggregateName.optional(),
    /** For the aggregate `quantile`: 0 to 1. */
    p: z.number().min(0).max(1).optional(),
    timeUnit: TimeUnit.optional(),
    /** About so many ranges of a number on `x`. */
    bins: z.int().min(2).max(200).optional(),
    /** Only so many leading groups of `x`; the rest is 'Other'. */
    top: z.int().min(1).max(1000).optional(),
    /** Conditions on columns, named by name or id. */
    filter: Filter.optional(),
    stack: Stack.optional(),
    horizontal: z.boolean().optional(),
    limit: z.int().min(1).max(20_000).optional(),
    title: z.string().max(200).optional(),
  })
  .meta({ id: 'ShortChart' })
export type ShortChart = z.output<typeof ShortChart>
