import { z } from 'zod'
import { ChartModel, ChartSpec } from './chart.ts'
import { Message } from './message.ts'

/** Place on a grid of 12 columns; heights in rows of 24 px. */
export const Place = z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() })
export type Place = z.infer<typeof Place>

export const TileSpec = z.object({
  id: z.string(),
  place: Place,
  spec: ChartSpec,
  /** Why the tile is there. */
  why: Message,
})
export type TileSpec = z.infer<typeof TileSpec>

/** The automatic dashboard of one table, composed from its columns alone; same columns, same dashboard. */
export const DashboardSpec = z
  .object({
    tableId: z.string(),
    tiles: z.array(TileSpec),
    /** Columns left out and why ('identifier', 'constant', 'free text'). */
    leftOut: z.array(z.object({ columnId: z.string(), name: z.string(), why: Message })),
  })
  .meta({ id: 'DashboardSpec' })
export type DashboardSpec = z.infer<typeof DashboardSpec>

/** A tile with its chart, or with the problem that kept only this tile from being drawn. */
export const Tile = TileSpec.extend({
  model: ChartModel.nullable(),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export type Tile = z.infer<typeof Tile>

export const Dashboard = z
  .object({
    datasetId: z.string(),
    tableId: z.string(),
    versionId: z.string(),
    tiles: z.array(Tile),
    leftOut: DashboardSpec.shape.leftOut,
  })
  .meta({ id: 'Dashboard' })
export type Dashboard = z.infer<typeof Dashboard>
