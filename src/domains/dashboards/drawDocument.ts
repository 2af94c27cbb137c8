import type { DrawnTile } from '../../contract/dashboard.ts'
import type { FilterTarget } from '../../contract/dashboardFilter.ts'
import type { Context } from '../../ports/context.ts'
import { type Drawn, drawSpecs } from './drawSpecs.ts'
import { type LaidTile, layTiles, type Seen, selected } from './layTiles.ts'

export interface DrawnDashboard {
  tiles: DrawnTile[]
  targets: FilterTarget[]
  /** How long the engine took, in milliseconds. */
  durationMs: number
}

/**
 * The tiles of a dashboard as they look now, in one pass where they share a scan. Whoever calls has made sure that the
 * actor may see the dashboard. A tile that cannot be drawn keeps its problem to itself.
 * @throws DomainError invalid_plan when a selection speaks of what its tile does not draw by
 */
export async function drawDocument(ctx: Context, seen: Seen): Promise<DrawnDashboard> {
  const { tiles, targets } = await layTiles(ctx, seen)
  const { drawn, durationMs } = await drawLaid(ctx, tiles)
  return { tiles: drawn, targets, durationMs }
}

/** Tiles laid out, drawn under the selections that narrow them. */
export async function drawLaid(
  ctx: Context,
  tiles: readonly LaidTile[],
): Promise<{ drawn: DrawnTile[]; durationMs: number }> {
  const charts = tiles.map(({ laid, conditions }) => laid && selected(laid, conditions))
  const given = charts.filter(chart => chart !== null)
  const answers = await drawSpecs(ctx, given)
  const drawn = tiles.map((tile, i): DrawnTile => {
    const chart = charts[i]
    const answer = chart && answers[given.indexOf(chart)]
    return chart && answer ? filled(tile, chart.spec, answer) : tile.drawn
  })
  return { drawn, durationMs: Math.max(0, ...answers.map(answer => answer.durationMs)) }
}

function filled({ drawn }: LaidTile, spec: DrawnTile['spec'], { model, problem }: Drawn): DrawnTile {
  return problem ? { ...drawn, problem } : { ...drawn, spec, model }
}
