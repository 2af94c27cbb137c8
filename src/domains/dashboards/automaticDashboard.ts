import type { AutomaticDashboard } from '../../contract/automatic.ts'
import type { Filter } from '../../contract/plan.ts'
import { byId } from '../../core/chart/measureName.ts'
import { summarise } from '../../core/insight/summarise.ts'
import { compose } from '../../core/layout/compose.ts'
import type { Context } from '../../ports/context.ts'
import { drawTiles } from './drawTiles.ts'
import { tableOf } from './tableOf.ts'
import { loadVerdicts } from './verdicts.ts'

interface Input {
  datasetId: string
  tableId?: string | undefined
  /** The newest unless named. */
  versionId?: string | undefined
  zoom?: Filter | undefined
}

/**
 * The automatic dashboard of a table (the first, unless named), drawn: of all rows or of those zoomed into, after what
 * the actor wanted more and less of. A tile that fails keeps its problem to itself.
 */
export async function automaticDashboard(ctx: Context, { zoom, ...of }: Input): Promise<AutomaticDashboard> {
  const { datasetId } = of
  const { dataset, table } = await tableOf(ctx, of)
  const judged = await loadVerdicts(ctx, { datasetId, tableId: table.id })
  const versionId = dataset.version.id
  const spec = compose({ datasetId, tableId: table.id, versionId }, table.columns, { zoom, judged })
  const tiles = await drawTiles(ctx, spec.tiles, byId(table.columns))
  return {
    datasetId,
    tableId: table.id,
    versionId,
    zoom: zoom ?? null,
    summary: summarise(tiles),
    tiles,
    leftOut: spec.leftOut,
    verdicts: judged.map(({ tileId, title, verdict }) => ({ tileId, title, verdict })),
  }
}
