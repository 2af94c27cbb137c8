import type { Tile } from '../../contract/automatic.ts'
import type { TableDiff } from '../../contract/version.ts'
import { byId } from '../../core/chart/measureName.ts'
import { compose } from '../../core/layout/compose.ts'
import { canonical } from '../../core/relation/canonical.ts'
import type { Context } from '../../ports/context.ts'
import { drawTiles } from '../dashboards/drawTiles.ts'
import type { VersionTable } from '../datasets/layers.ts'
import type { Compared, ComparedTable } from './sides.ts'

/** What becomes of the tiles of a table's automatic dashboard. */
export async function compareTiles(
  ctx: Context,
  { datasetId, from, to }: Compared,
  table: ComparedTable,
): Promise<TableDiff['tiles']> {
  const draw = ({ tableId, columns }: VersionTable, versionId: string) =>
    drawTiles(ctx, compose({ datasetId, tableId, versionId }, columns).tiles, byId(columns))
  const now = await draw(table.to, to.version.id)
  if (table.isSame) return now.map(tile => stateOf(tile, 'same'))
  const was = new Map((await draw(table.from, from.version.id)).map(tile => [tile.id, tile]))
  const drawn = now.map(tile => {
    const before = was.get(tile.id)
    was.delete(tile.id)
    if (!before) return stateOf(tile, 'new')
    return stateOf(tile, pictureOf(before) === pictureOf(tile) ? 'same' : 'moved')
  })
  return [...drawn, ...[...was.values()].map(tile => stateOf(tile, 'gone'))]
}

function stateOf({ id, spec }: Tile, state: TableDiff['tiles'][0]['state']): TableDiff['tiles'][0] {
  return { tileId: id, title: spec.title, state }
}

/** All that is seen of a tile, and nothing of where it comes from. */
function pictureOf({ model, problem }: Tile): string {
  if (model === null) return canonical(problem)
  const { plan: _, bill: __, ...seen } = model
  return canonical(seen)
}
