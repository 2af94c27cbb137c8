import type { Comparison } from '../../contract/automatic.ts'
import type { Filter } from '../../contract/plan.ts'
import { compareModels } from '../../core/chart/compareModels.ts'
import { byId } from '../../core/chart/measureName.ts'
import { compareSpecs } from '../../core/layout/compareSpecs.ts'
import type { Context } from '../../ports/context.ts'
import { sidesOf } from '../charts/sidesOf.ts'
import { drawTiles } from './drawTiles.ts'
import { tableOf } from './tableOf.ts'

interface Input {
  datasetId: string
  tableId: string
  filter: Filter
}

/** Some rows of a table against all others. @throws DomainError not_found, invalid_plan */
export async function compareRows(ctx: Context, { datasetId, tableId, filter }: Input): Promise<Comparison> {
  const { dataset, table } = await tableOf(ctx, { datasetId, tableId })
  const versionId = dataset.version.id
  const specs = compareSpecs({ datasetId, tableId, versionId }, table.columns, filter)
  const columns = byId(table.columns)
  const these = await drawTiles(ctx, specs, columns)
  const rest = await drawTiles(
    ctx,
    specs.map(tile => ({ ...tile, spec: tile.rest })),
    columns,
  )
  const names = sidesOf(filter, ctx.locale)
  const tiles = these.map((tile, i) => {
    const { id, place, spec, why, problem } = tile
    const other = rest[i]?.model
    return {
      id,
      place,
      spec,
      why,
      problem,
      model: tile.model && other ? compareModels(tile.model, other, names) : tile.model,
    }
  })
  return { datasetId, tableId, versionId, filter, tiles }
}
