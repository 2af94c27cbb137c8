import { z } from 'zod'
import { ChartModel, ChartSpec } from './chart.ts'
import { Message } from './message.ts'
import { Filter } from './plan.ts'

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

/** What a person thinks of a tile of the automatic dashboard; it shapes the next ones of the dataset. */
export const Verdict = z.enum(['more', 'less'])
export type Verdict = z.infer<typeof Verdict>

export const AutomaticDashboard = z
  .object({
    datasetId: z.string(),
    tableId: z.string(),
    versionId: z.string(),
    /** The rows it is zoomed into; null for all. */
    zoom: Filter.nullable(),
    /** The main findings in up to five sentences, each made from the tiles. */
    summary: z.array(Message),
    tiles: z.array(Tile),
    leftOut: DashboardSpec.shape.leftOut,
    verdicts: z.array(z.object({ tileId: z.string(), title: Message, verdict: Verdict })),
  })
  .meta({ id: 'AutomaticDashboard' })
export type AutomaticDashboard = z.infer<typeof AutomaticDashboard>

/** Some rows held against all others: each tile shows both. */
export const Comparison = z
  .object({ datasetId: z.string(), tableId: z.string(), versionId: z.string(), filter: Filter, tiles: z.array(Tile) })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof Comparison>

/** Two columns of different tables whose values are the same things. `to` tells its rows apart. */
export const TableLink = z.object({
  from: z.object({ tableId: z.string(), table: z.string(), columnId: z.string(), column: z.string() }),
  to: z.object({ tableId: z.string(), table: z.string(), columnId: z.string(), column: z.string() }),
  /** Different values of `from`, and how many of them `to` knows. */
  values: z.int(),
  matched: z.int(),
  /** Rows of `from` for each value, on average. */
  rowsPerValue: z.number(),
})
export type TableLink = z.infer<typeof TableLink>

/** The first page of a dataset with several tables: what each holds, and how they belong together. */
export const Overview = z
  .object({
    datasetId: z.string(),
    versionId: z.string(),
    tables: z.array(
      z.object({ tableId: z.string(), name: z.string(), rows: z.int(), columns: z.int(), tiles: z.array(Tile) }),
    ),
    links: z.array(TableLink),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>
