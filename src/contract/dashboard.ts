import { z } from 'zod'
import { AnalysisRequest, AnalysisSaid, AskedOf } from './analysis/analysis.ts'
import { ChartModel, ChartSpec } from './chart.ts'
import { DashboardFilter, FilterValues } from './dashboardFilter.ts'
import { ListedDashboard } from './listedDashboard.ts'
import { Message } from './message.ts'
import { Filter, PlanSource } from './plan.ts'
import { Question } from './question.ts'
import { UsedColumn } from './savedChart.ts'

/** A place on the grid: columns of twelve, rows of 24 px. */
export const Position = z.object({
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(10_000),
  width: z.int().min(1).max(12),
  height: z.int().min(1).max(100),
})
export type Position = z.infer<typeof Position>

const id = z.string().min(1).max(60)
/** Where something stands among its like: any number; ties by id. A place between two others is always free. */
const order = z.number()
const title = z.string().max(200)

export const DashboardTab = z.object({ id, title, order })
export type DashboardTab = z.infer<typeof DashboardTab>

/** A chart of one table (key figures, tables and pivots too). With a `chartId` it follows that saved chart. */
const ChartTile = z.object({
  kind: z.literal('chart'),
  question: Question,
  /** The columns the question names, as they were: what is missing later can be named. */
  columns: z.array(UsedColumn),
  chartId: z.string().optional(),
})
/** What the question's chart says, as a sentence made from the data. */
const FindingTile = z.object({ kind: z.literal('finding'), question: Question, columns: z.array(UsedColumn) })
/**
 * What a statistical method says of the rows of a table: its answer in words, or one of its pictures or tables besides.
 * Without a `part` that is the first of its kind; an answer that has none of the kind shows what it has.
 */
const AnalysisTile = z.object({
  kind: z.literal('analysis'),
  source: PlanSource.pick({ datasetId: true, tableId: true }),
  request: AnalysisRequest,
  filter: Filter.optional(),
  /** The columns that the request and the filter name, as they were. */
  columns: z.array(UsedColumn),
  show: z.enum(['picture', 'table', 'answer']),
  part: z.string().max(100).optional(),
})
const TextTile = z.object({ kind: z.literal('text'), markdown: z.string().max(20_000) })
const ImageTile = z.object({
  kind: z.literal('image'),
  imageId: z.string(),
  alt: z.string().max(500),
  fit: z.enum(['contain', 'cover']),
})
/** A filter's control on the grid instead of in the bar above it. */
const FilterTile = z.object({ kind: z.literal('filter'), filterId: id })
/** The heading of a section: what lies below it, down to the next heading, belongs to it and folds away with it. */
const SectionTile = z.object({ kind: z.literal('section'), isCollapsed: z.boolean() })

export const TileConfig = z.discriminatedUnion('kind', [
  ChartTile,
  FindingTile,
  AnalysisTile,
  TextTile,
  ImageTile,
  FilterTile,
  SectionTile,
])
export type TileConfig = z.output<typeof TileConfig>

export const DashboardTile = z
  .object({
    id,
    tabId: id,
    /** Null: what the chart says of itself. */
    title: title.nullable(),
    description: z.string().max(2000),
    position: Position,
    /** Reading order: of the keyboard, of the phone's single column, of exports. */
    order,
    /** How it stands on a phone when not by itself. */
    phone: z.object({ height: z.int().min(1).max(100).nullable(), isHidden: z.boolean() }).nullable(),
    config: TileConfig,
  })
  .meta({ id: 'DashboardTile' })
export type DashboardTile = z.output<typeof DashboardTile>

/** What a dashboard is. Tiles may overlap here after two people moved them: `settle` in core/layout parts them when shown. */
export const DashboardDocument = z
  .object({
    name: z.string().trim().min(1).max(200),
    description: z.string().max(2000),
    /** Datasets that do not follow their newest version: dataset id -> version id. */
    pins: z.record(z.string(), z.string()),
    tabs: z.array(DashboardTab).min(1),
    tiles: z.array(DashboardTile),
    filters: z.array(DashboardFilter),
  })
  .meta({ id: 'DashboardDocument' })
export type DashboardDocument = z.output<typeof DashboardDocument>

const fieldsOf = <T extends z.ZodObject>(item: T) => item.omit({ id: true }).partial()

/**
 * One change of a document. `put` adds an item, or replaces the one of its id; `set` changes some fields of an item;
 * both do nothing to what is not there any more (a tile of a removed tab, a control of a removed filter). Removing a tab
 * removes its tiles, removing a filter its controls; the last tab stays.
 */
export const Operation = z
  .discriminatedUnion('op', [
    z.object({
      op: z.literal('details'),
      fields: DashboardDocument.pick({ name: true, description: true, pins: true }).partial(),
    }),
    z.object({ op: z.literal('putTab'), item: DashboardTab }),
    z.object({ op: z.literal('setTab'), id, fields: fieldsOf(DashboardTab) }),
    z.object({ op: z.literal('removeTab'), id }),
    z.object({ op: z.literal('putTile'), item: DashboardTile }),
    z.object({ op: z.literal('setTile'), id, fields: fieldsOf(DashboardTile) }),
    z.object({ op: z.literal('removeTile'), id }),
    z.object({ op: z.literal('putFilter'), item: DashboardFilter }),
    z.object({ op: z.literal('setFilter'), id, fields: fieldsOf(DashboardFilter) }),
    z.object({ op: z.literal('removeFilter'), id }),
  ])
  .meta({ id: 'DashboardOperation' })
export type Operation = z.output<typeof Operation>

/** Several operations that are one step for the person: undone together, one line of the history. */
export const OperationBatch = z.object({
  /** Chosen by the client; sent twice, it is done once. */
  batchId: z.string().min(8).max(60),
  operations: z.array(Operation).min(1).max(200),
})
export type OperationBatch = z.output<typeof OperationBatch>

/** A batch as the server put it into the one order that everybody follows. */
export const DashboardRevision = z
  .object({
    revision: z.int(),
    batchId: z.string(),
    operations: z.array(Operation),
    /** In plain words: 'Moved "Sales by month"'. */
    what: z.array(Message),
    by: z.string(),
    byId: z.string(),
    at: z.string(),
  })
  .meta({ id: 'DashboardRevision' })
export type DashboardRevision = z.output<typeof DashboardRevision>

/** A dashboard opened: the draft for those who may edit (unless they ask for what is published), else what is published. */
export const Dashboard = ListedDashboard.extend({
  view: z.enum(['draft', 'published']),
  document: DashboardDocument,
  /** The revision of `document`. */
  documentRevision: z.int(),
  /** The asker's own values of its filters; those of the document where there are none. */
  ownValues: FilterValues,
  /** Row rules limit the asker to some rows of its data: every figure is of those. Absent: they see all. */
  isRuled: z.boolean().optional(),
}).meta({ id: 'Dashboard' })
export type Dashboard = z.output<typeof Dashboard>

/** A column that a tile needs and its table lacks, and the one that comes nearest. */
export const MissingColumn = z.object({
  column: UsedColumn,
  nearest: UsedColumn.nullable(),
})
export type MissingColumn = z.infer<typeof MissingColumn>

/** What was chosen in a tile by clicking or brushing: conditions on columns that the tile draws by. */
export const TileSelection = z.object({ tileId: id, filter: Filter, isInverted: z.boolean().default(false) })
export type TileSelection = z.output<typeof TileSelection>

/** An analysis on a tile: what it says, and of its pictures and tables the one that stands there. */
export const DrawnAnalysis = AskedOf.extend({
  said: AnalysisSaid,
  /** All that could stand there. */
  parts: z.array(z.object({ kind: z.enum(['picture', 'table']), id: z.string(), title: Message })),
}).meta({ id: 'DrawnAnalysis' })
export type DrawnAnalysis = z.output<typeof DrawnAnalysis>

/** A tile as it looks now. One that fails keeps its problem to itself. */
export const DrawnTile = z
  .object({
    tileId: id,
    /** Null of texts, images, controls and sections, and of what failed. */
    spec: ChartSpec.nullable(),
    model: ChartModel.nullable(),
    /** Of an analysis alone, when it did not fail. */
    analysis: DrawnAnalysis.optional(),
    problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
    missing: z.array(MissingColumn),
    /** Ids of the filters and of the tiles whose selections narrow it. */
    filteredBy: z.array(id),
    selectedBy: z.array(id),
    versionId: z.string().nullable(),
  })
  .meta({ id: 'DrawnTile' })
export type DrawnTile = z.output<typeof DrawnTile>

/** What is asked of a dashboard's page: which tiles, under which filters and selections. */
export const DrawRequest = z.object({
  view: z.enum(['draft', 'published']).default('published'),
  tabId: id.optional(),
  /** All of the tab unless named. */
  tileIds: z.array(id).max(200).optional(),
  values: FilterValues.default({}),
  selections: z.array(TileSelection).max(20).default([]),
})
export type DrawRequest = z.output<typeof DrawRequest>
