import type { Overview, TableLink, Tile } from '../../contract/automatic.ts'
import type { Dataset, DatasetTable } from '../../contract/dataset.ts'
import { byId } from '../../core/chart/measureName.ts'
import { compose } from '../../core/layout/compose.ts'
import {
  FOUND_NAMED,
  FOUND_UNNAMED,
  isNamed,
  type LinkCandidate,
  linkCandidates,
  matchesRelation,
  readMatches,
} from '../../core/relation/links.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { drawTiles } from './drawTiles.ts'

/** Tiles of each table on the first page. */
const FIGURES = 2
const TABLES_MAX = 24

interface Input {
  datasetId: string
  /** The newest unless named. */
  versionId?: string | undefined
}

/**
 * The first page of a dataset with several tables: what each holds, and which columns hold the same things.
 * @throws DomainError not_found, took_too_long, out_of_memory, busy
 */
export async function datasetOverview(ctx: Context, { datasetId, versionId }: Input): Promise<Overview> {
  const dataset = await getDataset(ctx, { datasetId, versionId })
  const shown = dataset.tablesOfVersion.slice(0, TABLES_MAX)
  const tables: Overview['tables'] = []
  for (const table of shown)
    tables.push({
      tableId: table.id,
      name: table.name,
      rows: table.rowCount,
      columns: table.columns.length,
      tiles: await leadingTiles(ctx, dataset, table),
    })
  return { datasetId, versionId: dataset.version.id, tables, links: await findLinks(ctx, dataset, shown) }
}

/** Two key figures and the first chart of a table. */
async function leadingTiles(ctx: Context, dataset: Dataset, table: DatasetTable): Promise<Tile[]> {
  const source = { datasetId: dataset.id, tableId: table.id, versionId: dataset.version.id }
  const { tiles } = compose(source, table.columns)
  const figures = tiles.filter(({ spec }) => spec.type === 'metric').slice(0, FIGURES)
  const chart = tiles.filter(({ spec }) => spec.type !== 'metric' && spec.type !== 'table').slice(0, 1)
  return drawTiles(ctx, [...figures, ...chart], byId(table.columns))
}

async function findLinks(ctx: Context, dataset: Dataset, tables: readonly DatasetTable[]): Promise<TableLink[]> {
  const links: TableLink[] = []
  for (const candidate of linkCandidates(tables)) {
    const link = await measureLink(ctx, dataset, candidate)
    if (link) links.push(link)
  }
  return links
}

async function measureLink(
  ctx: Context,
  { id: datasetId, version }: Dataset,
  candidate: LinkCandidate<DatasetTable>,
): Promise<TableLink | null> {
  const { from, to } = candidate
  const values = from.column.profile.distinct
  if (values === 0) return null
  const [{ scan: a }, { scan: b }] = await Promise.all(
    [from, to].map(side => loadScan(ctx, { datasetId, tableId: side.table.id, versionId: version.id })) as [
      ReturnType<typeof loadScan>,
      ReturnType<typeof loadScan>,
    ],
  )
  const relation = await authorise(ctx, matchesRelation(a, from.column, b, to.column))
  const { table } = await ctx.engine.run(relation, { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs })
  const matched = readMatches(table)
  if (matched / values < (isNamed(candidate) ? FOUND_NAMED : FOUND_UNNAMED)) return null
  const place = ({ table: { id, name }, column }: typeof from) => ({
    tableId: id,
    table: name,
    columnId: column.id,
    column: column.name,
  })
  const filled = from.column.profile.rows - from.column.profile.nulls
  return { from: place(from), to: place(to), values, matched, rowsPerValue: filled / values }
}
