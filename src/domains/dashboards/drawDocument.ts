import type { DrawnTile } from '../../contract/dashboard.ts'
import type { FilterTarget } from '../../contract/dashboardFilter.ts'
import type { Context } from '../../ports/context.ts'
import { drawAnalysis } from './drawAnalysis.ts'
import { type Drawn, drawSpecs } from './drawSpecs.ts'
import { type LaidTile, layTiles, type Seen, selected, selectedRows } from './layTiles.ts'

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
  const [answers, analyses] = await Promise.all([drawSpecs(ctx, given), drawAnalyses(ctx, tiles)])
  const drawn = tiles.map((tile, i): DrawnTile => {
    const chart = charts[i]
    const answer = chart && answers[given.indexOf(chart)]
    if (chart && answer) return filled(tile, chart.spec, answer)
    return analyses.get(tile)?.drawn ?? tile.drawn
  })
  const all = [...answers, ...analyses.values()]
  return { drawn, durationMs: Math.max(0, ...all.map(({ durationMs }) => durationMs)) }
}

/** One after the other: each takes several passes over its rows, and the engine is there for others too. */
async function drawAnalyses(ctx: Context, tiles: readonly LaidTile[]) {
  const done = new Map<LaidTile, { drawn: DrawnTile; durationMs: number }>()
  for (const tile of tiles) {
    if (!tile.analysis) continue
    const { durationMs, ...answer } = await drawAnalysis(ctx, selectedRows(tile.analysis, tile.conditions))
    done.set(tile, { drawn: { ...tile.drawn, ...answer }, durationMs })
  }
  return done
}

function filled({ drawn }: LaidTile, spec: DrawnTile['spec'], { model, problem }: Drawn): DrawnTile {
  return problem ? { ...drawn, problem } : { ...drawn, spec, model }
}
