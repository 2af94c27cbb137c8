import type { Tile, TileSpec } from '../../contract/automatic.ts'
import type { byId } from '../../core/chart/measureName.ts'
import type { Context } from '../../ports/context.ts'
import { drawSpecs } from './drawSpecs.ts'

/** Draws tiles of one table in one pass where possible; a tile that fails keeps its problem to itself. */
export async function drawTiles(
  ctx: Context,
  tiles: readonly TileSpec[],
  columns: ReturnType<typeof byId>,
): Promise<Tile[]> {
  const drawn = await drawSpecs(
    ctx,
    tiles.map(({ spec }) => ({ spec, columns })),
  )
  return tiles.map((tile, i) => ({ ...tile, model: drawn[i]?.model ?? null, problem: drawn[i]?.problem ?? null }))
}
