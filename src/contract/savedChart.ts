import { z } from 'zod'
import { ChartType } from './chart.ts'
import { ColumnType } from './column.ts'
import { Message } from './message.ts'
import { Question } from './question.ts'

/** A column that a question names, as it was when the chart was kept. */
export const UsedColumn = z.object({ id: z.string(), name: z.string(), type: ColumnType })
export type UsedColumn = z.infer<typeof UsedColumn>

/** A chart that was kept. `revision` grows by one with every change; a change names the revision it was made on. */
export const SavedChart = z
  .object({
    id: z.string(),
    datasetId: z.string(),
    tableId: z.string(),
    /** The data it draws. `trash`: deleted, can be restored; `gone`: removed for good, and the name is the last one. */
    dataset: z.object({ name: z.string(), state: z.enum(['here', 'trash', 'gone']) }),
    name: z.string(),
    description: z.string(),
    /** What is drawn: a question's own type, or the one chosen for 'auto'. */
    type: ChartType,
    question: Question,
    /** The columns that the question names. */
    columns: z.array(UsedColumn),
    revision: z.int(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedBy: z.string(),
    updatedAt: z.string(),
    /** When it was put into the trash; null while it is not there. */
    deletedAt: z.string().nullable(),
  })
  .meta({ id: 'SavedChart' })
export type SavedChart = z.infer<typeof SavedChart>

/** One step in a chart's history, in plain words ('Ann changed the type from bar to line'). */
export const ChartRevision = z
  .object({
    revision: z.int(),
    what: z.array(Message),
    name: z.string(),
    question: Question,
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'ChartRevision' })
export type ChartRevision = z.infer<typeof ChartRevision>

/** A saved chart of another dataset, asked of this one: columns are matched by name and by a type that serves. */
export const FittingChart = z
  .object({
    chart: SavedChart,
    /** The question on this dataset's table, without the fields and conditions whose columns are missing. */
    question: Question,
    /** Columns of the chart that this table does not have; empty when it fits as it is. */
    missing: z.array(UsedColumn),
  })
  .meta({ id: 'FittingChart' })
export type FittingChart = z.infer<typeof FittingChart>
