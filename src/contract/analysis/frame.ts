import { z } from 'zod'
import { Format } from '../chart.ts'
import { ColumnType, Scalar } from '../column.ts'
import { Message } from '../message.ts'

/** What a method takes for granted, and what the data say of it. */
export const Assumption = z
  .object({
    text: Message,
    /** `unchecked`: nothing was computed that could tell. */
    state: z.enum(['held', 'doubtful', 'unchecked']),
    /** The figure that tells: 'Levene W = 3.2, p = 0.04'. */
    evidence: Message.nullable(),
  })
  .meta({ id: 'Assumption' })
export type Assumption = z.infer<typeof Assumption>

/** A table of an analysis: column-major, each column with its heading and how it is written. */
export const AnalysisTable = z
  .object({
    id: z.string(),
    title: Message,
    columns: z.array(
      z.object({
        ...{ id: z.string(), label: Message, type: ColumnType, format: Format },
        /** What is said in the place of a cell that is a word of the method and no data; null where it is data. */
        words: z.array(Message.nullable()).optional(),
      }),
    ),
    data: z.array(z.array(Scalar)),
    rowCount: z.int(),
    /** There were more rows than are here. */
    truncated: z.boolean(),
  })
  .meta({ id: 'AnalysisTable' })
export type AnalysisTable = z.infer<typeof AnalysisTable>

/** One layer of a picture. `xs` with points and lines on a value or time axis (epoch milliseconds); else the axis' categories. */
export const Layer = z.object({
  name: Message,
  mark: z.enum(['line', 'points', 'bars', 'band']),
  /** Index in the categorical palette; 6 is grey. */
  colour: z.int().min(0).max(6),
  xs: z.array(z.number().nullable()).optional(),
  ys: z.array(z.number().nullable()),
  /** A band: its lower edge, `ys` is its upper one. */
  lows: z.array(z.number().nullable()).optional(),
  /** Drawn with dashes: what is expected, forecast or only a guide. */
  isDashed: z.boolean().optional(),
  /** On an axis of its own at the right, in percent. */
  isShare: z.boolean().optional(),
  /** Source row of each point. */
  rows: z.array(z.int()).optional(),
})
export type Layer = z.infer<typeof Layer>

const PictureAxis = z.object({
  title: Message,
  kind: z.enum(['category', 'value', 'time', 'log']),
  format: Format,
  /** Of a category axis. */
  categories: z.array(Scalar).optional(),
})

/** A picture of an analysis: layers over one pair of axes, or a matrix of cells, or a tree of what was joined. */
export const AnalysisPicture = z
  .object({
    id: z.string(),
    title: Message,
    /** One sentence made from the data, for screen readers and exports. */
    summary: Message,
    x: PictureAxis,
    y: PictureAxis,
    layers: z.array(Layer),
    /** A matrix: index on x, index on y, value; `scale` is the range of its colours, diverging when it spans zero. */
    cells: z.array(z.tuple([z.int(), z.int(), z.number().nullable()])).optional(),
    scale: z.tuple([z.number(), z.number()]).optional(),
  })
  .meta({ id: 'AnalysisPicture' })
export type AnalysisPicture = z.infer<typeof AnalysisPicture>

/** How a result was computed. */
export const AnalysisMethod = z
  .object({
    name: Message,
    /** Publications, as they are cited. */
    sources: z.array(z.string()),
    /** Every row was used, or a sample of so many with this seed. */
    exactness: z.enum(['exact', 'sample']),
    sampledRows: z.int().nullable(),
    seed: z.int().nullable(),
  })
  .meta({ id: 'AnalysisMethod' })
export type AnalysisMethod = z.infer<typeof AnalysisMethod>

/** What every analysis says besides its own numbers. */
export const analysisFrame = {
  /** Rows used, and rows left out because a cell that they need is missing. */
  n: z.int(),
  nulls: z.int(),
  /** The answer in one plain sentence. */
  answer: Message,
  /** What else is worth saying, most important first. */
  remarks: z.array(Message),
  assumptions: z.array(Assumption),
  warnings: z.array(Message),
  method: AnalysisMethod,
  tables: z.array(AnalysisTable),
  pictures: z.array(AnalysisPicture),
}
