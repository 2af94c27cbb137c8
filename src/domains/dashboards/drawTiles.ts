import type { Tile, TileSpec } from '../../contract/automatic.ts'
import { DomainError } from '../../contract/problem.ts'
import type { byId } from '../../core/chart/measureName.ts'
import type { Context } from '../../ports/context.ts'
import { runPlans } from '../analytics/runPlans.ts'
import { drawChart, modelOf, plansOf } from '../charts/drawChart.ts'

/** Draws tiles in one pass where possible; a tile that fails keeps its problem to itself. */
export async function drawTiles(
  ctx: Context,
  tiles: readonly TileSpec[],
  columns: ReturnType<typeof byId>,
): Promise<Tile[]> {
  try {
    return await drawTogether(ctx, tiles, columns)
  } catch (fault) {
    if (!(fault instanceof DomainError) || fault.code === 'cancelled') throw fault
    return drawEach(ctx, tiles)
  }
}

/** All tiles in one go, so that what shares a scan is one pass over the data. */
async function drawTogether(
  ctx: Context,
  tiles: readonly TileSpec[],
  columns: ReturnType<typeof byId>,
): Promise<Tile[]> {
  const plans = tiles.map(tile => plansOf(tile.spec))
  const { results } = await runPlans(ctx, { plans: plans.flat() })
  let next = 0
  return tiles.map((tile, i) => {
    const count = plans[i]?.length ?? 0
    const model = modelOf(tile.spec, columns, results.slice(next, next + count))
    next += count
    return { ...tile, model, problem: null }
  })
}

/** One by one, when drawing together failed: the fault stays with the tile that has it. */
async function drawEach(ctx: Context, tiles: readonly TileSpec[]): Promise<Tile[]> {
  const drawn: Tile[] = []
  for (const tile of tiles) {
    try {
      drawn.push({ ...tile, model: await drawChart(ctx, { spec: tile.spec }), problem: null })
    } catch (fault) {
      if (!(fault instanceof DomainError) || fault.code === 'cancelled') throw fault
      drawn.push({ ...tile, model: null, problem: { code: fault.code, detail: fault.message } })
    }
  }
  return drawn
}
