import { z } from 'zod'
import { Column, Scalar } from './column.ts'
import { Message } from './message.ts'
import { Filter } from './plan.ts'
import { Fix } from './recipe.ts'

/** What may be wrong with data, after the catalogue of ydata-profiling (github.com/ydataai/ydata-profiling, alerts.py). */
export const AlertKind = z.enum([
  'empty',
  'constant',
  'missing',
  'zeros',
  'infinite',
  'rejected',
  'unique',
  'highCardinality',
  'constantLength',
  'imbalance',
  'skewed',
  'uniform',
  'outliers',
  'dateAsText',
  'numberAsText',
  'dirtyCategory',
  'correlated',
  'duplicateRows',
  'nearDuplicateRows',
  'seasonal',
  'nonStationary',
  'impossibleDates',
  'sentinel',
  'mixedUnits',
  'mixedScale',
])
export type AlertKind = z.infer<typeof AlertKind>

/** A remark on the quality of a column, or of the whole table (`columnId` null). */
export const Alert = z
  .object({
    kind: AlertKind,
    columnId: z.string().nullable(),
    /** `warn` may make figures wrong; `note` is good to know. */
    level: z.enum(['warn', 'note']),
    message: Message,
    /** The rows it is about, when they can be shown. */
    rows: Filter.nullable(),
    /** Ways to mend it, the likeliest first. */
    fixes: z.array(Fix).optional(),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>

/** Values beyond Tukey's fences: 1.5 interquartile ranges below the first or above the third quartile. */
export const Outliers = z.object({
  low: z.number(),
  high: z.number(),
  below: z.int(),
  above: z.int(),
  rows: Filter,
})
export type Outliers = z.infer<typeof Outliers>

/** One column in full. */
export const ColumnDetail = z
  .object({
    column: Column,
    /** Most frequent values, at most 50. */
    top: z.array(z.object({ value: Scalar, count: z.int() })),
    zeros: z.int().nullable(),
    negatives: z.int().nullable(),
    outliers: Outliers.nullable(),
    alerts: z.array(Alert),
  })
  .meta({ id: 'ColumnDetail' })
export type ColumnDetail = z.infer<typeof ColumnDetail>
