import { z } from 'zod'
import { Column, ColumnType, Scalar } from './column.ts'
import { Message } from './message.ts'
import { AggregateName, Filter, TimeUnit } from './plan.ts'

const column = z.string()
/** Id of a column that a step makes: unique in the recipe, never the id of a column that was read ('c1'). */
const made = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/)
const name = z.string().trim().min(1).max(200)
const text = z.string().max(1000)
const newColumn = z.object({ as: made, name })

/**
 * One step of a preparation. Columns are named by columnId; the steps before have made the columns it sees. A cell a step
 * cannot turn into its new type becomes missing, and is counted.
 */
export const Step = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('rename'), column, name }),
    z.object({ kind: z.literal('hide'), columns: z.array(column).min(1) }),
    /** `format` as in ColumnSetting. */
    z.object({ kind: z.literal('retype'), column, type: ColumnType, format: z.string().max(60).optional() }),
    /** Missing cells. `down` and `up` take the nearest value in the order of the rows. */
    z.object({
      kind: z.literal('fill'),
      column,
      with: z.enum(['down', 'up', 'value', 'mean', 'median', 'mode']),
      value: Scalar.optional(),
    }),
    /** Blanks around texts, and with `inner` runs of blanks inside, too. */
    z.object({
      kind: z.literal('trim'),
      columns: z.array(column).min(1),
      inner: z.boolean().default(false),
      letters: z.enum(['keep', 'upper', 'lower', 'title']).default('keep'),
    }),
    /** Texts cut at `by`; what is left over after the last piece stays in it. */
    z.object({
      kind: z.literal('split'),
      column,
      by: z.string().min(1).max(20),
      into: z.array(newColumn).min(1).max(20),
    }),
    z.object({
      kind: z.literal('mergeValues'),
      column,
      groups: z.array(z.object({ into: text, values: z.array(text).min(1) })).min(1),
    }),
    z.object({
      kind: z.literal('replace'),
      column,
      find: text.min(1),
      with: text,
      /** Only cells that are the text as a whole. */
      whole: z.boolean().default(false),
      matchCase: z.boolean().default(true),
    }),
    /** Cells of the column become missing in the rows the filter is true for. */
    z.object({ kind: z.literal('clear'), column, where: Filter }),
    /** Numbers are multiplied and moved in the rows the filter is true for (all without one): units become one. */
    z.object({
      kind: z.literal('convert'),
      column,
      factor: z.number(),
      offset: z.number().default(0),
      unit: z.string().max(20).nullable().optional(),
      where: Filter.optional(),
    }),
    z.object({ kind: z.literal('filter'), filter: Filter, keep: z.boolean().default(true) }),
    /** Of rows alike in these columns (in all without them) the first or last stays. */
    z.object({
      kind: z.literal('dedupe'),
      columns: z.array(column).default([]),
      keep: z.enum(['first', 'last']).default('first'),
    }),
    /** `as` may be a column that is there: it is replaced. `name` is needed for a new one. */
    z.object({ kind: z.literal('calculate'), as: made, name: name.optional(), formula: z.string().min(1).max(5000) }),
    /**
     * The segment of each row, by its name: that of the centroid nearest to (x - centre) / scale of the columns; missing
     * where one of them is. A centre, a scale and a place in each centroid for each column, a name for each centroid.
     */
    z.object({
      kind: z.literal('segment'),
      as: made,
      name,
      columns: z.array(column).min(1).max(20),
      centres: z.array(z.number()),
      scales: z.array(z.number()),
      centroids: z.array(z.array(z.number())).min(2).max(20),
      names: z.array(text.trim().min(1)).min(2).max(20),
    }),
    /** One row for each combination of `rows`; one column for each of `values` of `column`. */
    z.object({
      kind: z.literal('pivot'),
      rows: z.array(column).min(1).max(10),
      column,
      values: z
        .array(newColumn.extend({ value: Scalar }))
        .min(1)
        .max(200),
      aggregate: AggregateName,
      of: column.optional(),
    }),
    z.object({
      kind: z.literal('unpivot'),
      columns: z.array(column).min(1).max(500),
      names: newColumn,
      values: newColumn,
    }),
    z.object({
      kind: z.literal('group'),
      by: z.array(z.object({ column, timeUnit: TimeUnit.optional() })).max(10),
      measures: z
        .array(
          newColumn.extend({
            aggregate: AggregateName,
            column: column.optional(),
            p: z.number().min(0).max(1).optional(),
          }),
        )
        .min(1)
        .max(50),
    }),
    /** Columns of another table beside those here, row by row where the keys are equal. `left`: all rows here stay. */
    z.object({
      kind: z.literal('join'),
      datasetId: z.string(),
      tableId: z.string(),
      join: z.enum(['left', 'inner']).default('left'),
      on: z
        .array(z.object({ left: column, right: column }))
        .min(1)
        .max(5),
      columns: z.array(newColumn.extend({ column })).min(1).max(200),
    }),
    /** Rows of another table below those here. `columns`: where each column here takes its cells from; others are missing. */
    z.object({
      kind: z.literal('union'),
      datasetId: z.string(),
      tableId: z.string(),
      columns: z.array(z.object({ column, from: z.string() })).min(1),
      added: z.array(newColumn.extend({ from: z.string() })).default([]),
    }),
  ])
  .meta({ id: 'Step' })
export type Step = z.output<typeof Step>
export type StepInput = z.input<typeof Step>
export type StepKind = Step['kind']

/** A step of a recipe. A step that is off is kept and left out. */
export const RecipeStep = z.object({ id: z.string().max(40), step: Step, off: z.boolean().default(false) })
export type RecipeStep = z.output<typeof RecipeStep>

export const Recipe = z.object({ steps: z.array(RecipeStep).max(100) })
export type Recipe = z.output<typeof Recipe>

/** What is wrong with a step; `from` and `to` are characters of a formula. */
export const StepFault = z.object({
  stepId: z.string(),
  message: Message,
  from: z.int().optional(),
  to: z.int().optional(),
})
export type StepFault = z.infer<typeof StepFault>

/** A key figure before and after; `change` is after / before - 1, null where before is zero or missing. */
export const FigureEffect = z.object({
  columnId: z.string().nullable(),
  name: z.string(),
  aggregate: AggregateName,
  unit: z.string().nullable(),
  isMoney: z.boolean(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  change: z.number().nullable(),
})
export type FigureEffect = z.infer<typeof FigureEffect>

/** A recipe tried out: nothing is changed by it. */
export const RecipePreview = z
  .object({
    /** Columns after the last step that works; statistics are not computed. */
    columns: z.array(Column.pick({ id: true, name: true, type: true, scale: true })),
    rows: z.array(z.array(Scalar)),
    /** Rows before the first step. */
    rowsIn: z.int(),
    /** For each step in turn, off ones too: rows after it, cells that became missing, what to mind (fan-out). */
    steps: z.array(
      z.object({
        stepId: z.string(),
        rows: z.int(),
        lost: z.int(),
        changed: z.int().nullable(),
        warnings: z.array(Message),
      }),
    ),
    faults: z.array(StepFault),
    /** Key figures of the table as it is now, and after the recipe. */
    figures: z.array(FigureEffect),
  })
  .meta({ id: 'RecipePreview' })
export type RecipePreview = z.infer<typeof RecipePreview>

/** A pair of columns by which rows of two tables may belong together. */
export const KeySuggestion = z.object({
  datasetId: z.string(),
  dataset: z.string(),
  tableId: z.string(),
  table: z.string(),
  left: z.string(),
  right: z.string(),
  /** Different values here, and how many of them are there. */
  values: z.int(),
  matched: z.int(),
  /** Rows after the join, all rows here kept. */
  rowsAfter: z.int(),
})
export type KeySuggestion = z.infer<typeof KeySuggestion>

/** A mend that is one click: steps to add to the recipe. */
export const Fix = z.object({ id: z.string(), title: Message, steps: z.array(Step) })
export type Fix = z.infer<typeof Fix>
