import { z } from 'zod'
import { analysisFrame } from './frame.ts'

const columns = z.array(z.string()).min(1).max(20).meta({ description: 'Columns of numbers that rows are alike in.' })
const seed = z.int().min(0).default(42)
const standardise = z
  .boolean()
  .default(true)
  .meta({ description: 'Whether each column counts alike, whatever its unit.' })

/** Groups of rows that are alike, by k-means. */
export const SegmentsRequest = z.object({
  type: z.literal('segments'),
  columns,
  k: z
    .int()
    .min(2)
    .max(20)
    .nullable()
    .default(3)
    .meta({ description: 'How many segments; null takes the number that stands apart most and that halves agree on.' }),
  seed,
  restarts: z
    .int()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .meta({ description: 'How often to start anew; null as often as the number of rows allows.' }),
  standardise,
})
export type SegmentsRequest = z.output<typeof SegmentsRequest>

/** What the segment of a row follows from: nearest centroid of (x - centre) / scale. */
export const SegmentModel = z
  .object({
    columns: z.array(z.string()),
    centres: z.array(z.number()),
    scales: z.array(z.number()),
    centroids: z.array(z.array(z.number())),
  })
  .meta({ id: 'SegmentModel' })
export type SegmentModel = z.infer<typeof SegmentModel>

const number = z.number().nullable()

/** One group of rows. */
const Segment = z.object({
  id: z.int(),
  size: z.int(),
  share: z.number(),
  /** Means of the columns, in their own units. */
  centroid: z.array(z.number()),
})

/** Label of each row of the table in its order, null where a cell is missing; empty beyond 20,000 rows. */
const labels = z.array(z.object({ row: z.int(), label: z.int().nullable() }))

export const SegmentsAnswer = z.object({
  type: z.literal('segments'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    k: z.int(),
    columns: z.array(z.object({ name: z.string(), mean: z.number(), sd: z.number() })),
    segments: z.array(Segment),
    /** Squared distances to the centroids, added up, in the (standardised) columns; and those to the overall mean. */
    ...{ inertia: z.number(), totalSs: z.number() },
    /** Of the differences between rows, what the segments explain, 0..1. */
    explained: z.number(),
    ...{ silhouette: number, silhouetteRows: z.int() },
    /** The numbers of segments that were tried. */
    choices: z.array(z.object({ k: z.int(), silhouette: z.number(), stability: z.number() })),
    labels,
    model: SegmentModel,
  }),
})
export type SegmentsAnswer = z.infer<typeof SegmentsAnswer>

/** A tree of what is joined, cut into groups. */
export const HierarchyRequest = z.object({
  type: z.literal('hierarchy'),
  columns,
  linkage: z.enum(['ward', 'average', 'complete']).default('ward'),
  k: z
    .int()
    .min(2)
    .max(20)
    .nullable()
    .default(null)
    .meta({ description: 'How many groups; null cuts at the widest gap.' }),
  standardise,
})
export type HierarchyRequest = z.output<typeof HierarchyRequest>

export const HierarchyAnswer = z.object({
  type: z.literal('hierarchy'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    k: z.int(),
    segments: z.array(Segment),
    /** The last joins, the highest last: two nodes (rows 0 .. n - 1, then joins in order), height, rows together. */
    joins: z.array(z.object({ a: z.int(), b: z.int(), height: z.number(), size: z.int() })),
    /** How well heights keep the distances between rows: their correlation. */
    cophenetic: number,
    labels,
  }),
})
export type HierarchyAnswer = z.infer<typeof HierarchyAnswer>

/** Dense regions, whatever their shape; what lies between them belongs to none. */
export const DensityRequest = z.object({
  type: z.literal('density'),
  columns: columns.max(6),
  eps: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .meta({ description: 'How near neighbours are, in standard deviations; null where the distances bend up.' }),
  minPoints: z
    .int()
    .min(2)
    .max(1000)
    .nullable()
    .default(null)
    .meta({ description: 'Rows that make a place dense; null is twice the columns.' }),
  standardise,
})
export type DensityRequest = z.output<typeof DensityRequest>

export const DensityAnswer = z.object({
  type: z.literal('density'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    ...{ eps: z.number(), minPoints: z.int() },
    segments: z.array(Segment),
    /** Rows in no dense region; their label is 0. */
    noise: z.int(),
    labels,
  }),
})
export type DensityAnswer = z.infer<typeof DensityAnswer>

/** Directions in which rows differ most, out of columns that go together. */
export const ComponentsRequest = z.object({ type: z.literal('components'), columns: columns.min(2), standardise })
export type ComponentsRequest = z.output<typeof ComponentsRequest>

export const ComponentsAnswer = z.object({
  type: z.literal('components'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    columns: z.array(z.object({ name: z.string(), mean: z.number(), sd: z.number() })),
    components: z.array(
      z.object({
        eigenvalue: z.number(),
        /** Of all differences, 0..1, and with those before. */
        ...{ share: z.number(), cumulated: z.number() },
        /** Unit vector over the columns; its largest entry is positive. */
        loadings: z.array(z.number()),
      }),
    ),
    /** How many components have an eigenvalue above the mean of all (Kaiser's rule). */
    kept: z.int(),
  }),
})
export type ComponentsAnswer = z.infer<typeof ComponentsAnswer>
