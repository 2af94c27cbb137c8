import { z } from 'zod'
import { ChartType } from './chart.ts'
import { Message } from './message.ts'
import { Question } from './question.ts'

/** A chart that was kept. `revision` grows by one with every change; a change names the revision it was made on. */
export const SavedChart = z
  .object({
    id: z.string(),
    datasetId: z.string(),
    tableId: z.string(),
    name: z.string(),
    description: z.string(),
    /** What is drawn: a question's own type, or the one chosen for 'auto'. */
    type: ChartType,
    question: Question,
    revision: z.int(),
    createdBy: z.string(),
    createdAt: z.string(),
    updatedBy: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'SavedChart' })
export type SavedChart = z.infer<typeof SavedChart>

/** One step in a chart's history, in plain words ('Ann changed the type from bar to line'). */
export const ChartRevision = z.object({
  revision: z.int(),
  what: z.array(Message),
  name: z.string(),
  question: Question,
  by: z.string(),
  at: z.string(),
})
export type ChartRevision = z.infer<typeof ChartRevision>
