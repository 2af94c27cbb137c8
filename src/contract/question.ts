import { z } from 'zod'
import { ChartType, Stack } from './chart.ts'
import { Message } from './message.ts'
import { AggregateName, Calculation, Filter, PlanSource, Ranges, TimePart, TimeUnit } from './plan.ts'

/**
 * Keep the n groups that lead by the first measure (or by `by`, an index into the measures; or by their number of rows);
 * the rest is 'Other'.
 */
export const Leading = z.object({
  n: z.int().min(1).max(1000),
  other: z.boolean(),
  by: z.int().min(0).default(0),
  byRows: z.boolean().optional(),
})
export type Leading = z.infer<typeof Leading>

/**
 * A column that groups. Without a unit or part a date takes the unit that its span calls for; without bins a number
 * stands as it is. `bins` asks for about so many ranges, `width` (when there is no `bins`) for ranges as wide as that,
 * `ranges` for the ranges it names.
 */
export const GroupField = z.object({
  role: z.literal('group'),
  column: z.string(),
  timeUnit: TimeUnit.optional(),
  timePart: TimePart.optional(),
  bins: z.int().min(2).max(200).optional(),
  width: z.number().positive().optional(),
  ranges: Ranges.optional(),
  leading: Leading.optional(),
})
export type GroupField = z.infer<typeof GroupField>

/** A figure. Without a column it counts rows. */
export const ValueField = z.object({
  role: z.literal('value'),
  column: z.string().optional(),
  aggregate: AggregateName,
  p: z.number().min(0).max(1).optional(),
  calculation: Calculation.optional(),
})
export type ValueField = z.infer<typeof ValueField>

/** A number as it stands in each row: points of a scatter, columns of a list. */
export const RawField = z.object({ role: z.literal('raw'), column: z.string() })
export type RawField = z.infer<typeof RawField>

export const Field = z.discriminatedUnion('role', [GroupField, ValueField, RawField])
export type Field = z.infer<typeof Field>

export const Shelf = z.enum(['x', 'y', 'colour', 'size', 'facet'])
export type Shelf = z.infer<typeof Shelf>

/**
 * What a person asks of one table: columns on shelves. Groups on X and on Y cross (heatmap, pivot: Y goes down); levels
 * of a treemap are the groups of X, Y and colour from the outside in. `type` 'auto' leaves the choice to us. In a `calculation`,
 * `along` names a column of a group field. A chart, a saved chart, an address of the Explore page and the short API
 * form are all this.
 */
export const Question = z
  .object({
    source: PlanSource,
    type: z.union([ChartType, z.literal('auto')]).default('auto'),
    x: z.array(Field).max(4).default([]),
    y: z.array(Field).max(20).default([]),
    colour: Field.optional(),
    size: Field.optional(),
    facet: GroupField.optional(),
    filter: Filter.optional(),
    /** Over the figures: 'v0' is the first value field in the order y, size, colour. */
    having: Filter.optional(),
    /** A list of rows may name the `column` to sort by; without one it is the first number. */
    sort: z
      .object({
        by: z.enum(['value', 'name']),
        direction: z.enum(['asc', 'desc']),
        column: z.string().optional(),
      })
      .optional(),
    /** At most so many rows, points or groups are drawn. */
    limit: z.int().min(1).max(20_000).optional(),
    stack: Stack.optional(),
    horizontal: z.boolean().optional(),
    title: z.string().max(200).optional(),
  })
  .meta({ id: 'Question' })
export type Question = z.output<typeof Question>
export type QuestionInput = z.input<typeof Question>

/** A type of chart that the fields on the shelves allow, with why it fits, the best first. */
export const Suggestion = z.object({ type: ChartType, why: Message, score: z.number() })
export type Suggestion = z.infer<typeof Suggestion>
