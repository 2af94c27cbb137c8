import type { ChartModel } from '../../contract/chart.ts'
import type { DrawnTile, TileSelection } from '../../contract/dashboard.ts'
import type { Dimension, Filter, QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { planWith } from '../../core/chart/withConditions.ts'
import { type Cube, cubeOf } from '../../core/cube/cubeOf.ts'
import { type Selecting, selectingBy } from '../../core/cube/selectingBy.ts'
import { sliceCube } from '../../core/cube/sliceCube.ts'
import { sourceOf } from '../../core/dashboard/asked.ts'
import { columnFor } from '../../core/dashboard/columnFor.ts'
import { resolveDates } from '../../core/relation/resolveDates.ts'
import type { Context } from '../../ports/context.ts'
import { dateAnchors } from '../analytics/dateAnchors.ts'
import { modelOf, plansOf } from '../charts/drawChart.ts'
import type { LoadedScan } from '../datasets/loadScan.ts'
import { cubeCells, type MadeCube } from './cubeCells.ts'
import { drawLaid } from './drawDocument.ts'
import { type Laid, problemOf } from './drawSpecs.ts'
import { type LaidDashboard, type LaidTile, layTiles, type Seen, selected } from './layTiles.ts'

export interface BrushedDashboard {
  tiles: DrawnTile[]
  /** Tiles that came out of a cube; the others were asked of the rows. */
  fromCube: string[]
  /** How long the engine took, in milliseconds. */
  durationMs: number
}

/**
 * The tiles that follow the last selection, put together from cubes where they can be: a cube is made once for a
 * selecting tile, another tile and the other filters and selections; from then on the rows are not touched. The
 * selecting tile itself does not follow, and no analysis: it takes several passes, and waits for the selection to be
 * made. Whoever calls has made sure that the actor may see the dashboard.
 * @throws DomainError invalid_plan when a selection speaks of what its tile does not draw by
 */
export async function brushDocument(ctx: Context, seen: Seen): Promise<BrushedDashboard> {
  const moving = seen.request.selections.at(-1)
  if (!moving) throw new DomainError('invalid_plan', 'There is no selection to follow.')
  const dashboard = await layTiles(ctx, seen)
  const active = await dimensionsOf(ctx, seen, dashboard, moving)
  const following = dashboard.tiles.filter(
    ({ analysis, conditions }) => analysis === null && conditions.some(({ tileId }) => tileId === moving.tileId),
  )
  const cubed = following.flatMap(tile => planned(tile, { ctx, dashboard, moving, active }) ?? [])
  const made = await makeCubes(ctx, cubed)
  const cut = new Map<LaidTile, DrawnTile>()
  let next = 0
  for (const one of cubed) {
    const own = made.slice(next, next + one.parts.length)
    const drawn = orNull(() => cutOut(one, own))
    next += one.parts.length
    if (drawn) cut.set(one.tile, drawn)
  }
  const asked = following.filter(tile => !cut.has(tile))
  const { drawn, durationMs } = await drawLaid(ctx, asked)
  return {
    tiles: following.map(tile => cut.get(tile) ?? drawn[asked.indexOf(tile)] ?? tile.drawn),
    fromCube: [...cut.keys()].map(({ drawn: { tileId } }) => tileId),
    durationMs: Math.max(durationMs, ...made.map(cube => cube.durationMs)),
  }
}

/** What is wrong with a tile is told when its rows are asked. */
function orNull<T>(work: () => T | null): T | null {
  try {
    return work()
  } catch (fault) {
    problemOf(fault)
    return null
  }
}

/** None where they cannot be made: the rows may still answer. */
async function makeCubes(ctx: Context, cubed: readonly Cubed[]): Promise<MadeCube[]> {
  try {
    return await cubeCells(
      ctx,
      cubed.flatMap(({ parts }) => parts),
    )
  } catch (fault) {
    problemOf(fault)
    return []
  }
}

/** The groups of the selecting tile; it may be one that is not asked for. */
async function dimensionsOf(
  ctx: Context,
  seen: Seen,
  { tiles }: LaidDashboard,
  { tileId }: TileSelection,
): Promise<{ tile: LaidTile | undefined; dimensions: Dimension[] }> {
  const here = tiles.find(({ drawn }) => drawn.tileId === tileId)
  const request = { ...seen.request, tileIds: [tileId] }
  const tile = here ?? (await layTiles(ctx, { ...seen, request })).tiles[0]
  return { tile, dimensions: tile?.laid?.spec.plan.dimensions ?? [] }
}

interface Part {
  cube: Cube
  selecting: Selecting
  scaleOf: (columnId: string) => number | null
}

/** A tile whose every plan has a cube. */
interface Cubed {
  tile: LaidTile
  /** As it is drawn. */
  chart: Laid
  loaded: LoadedScan
  condition: Filter
  parts: Part[]
}

interface Brushing {
  ctx: Context
  dashboard: LaidDashboard
  moving: TileSelection
  active: Awaited<ReturnType<typeof dimensionsOf>>
}

function planned(tile: LaidTile, { ctx, dashboard, moving, active }: Brushing): Cubed | null {
  const { laid, conditions } = tile
  // The last one moves; an earlier selection in the same tile is a condition like the others.
  const last = conditions.findLast(({ tileId }) => tileId === moving.tileId)
  const selectingTile = active.tile?.tile
  const from = selectingTile && sourceOf(selectingTile.config)
  if (!laid || !last || !from) return null
  const { loaded } = dashboard.tables.loadedOf(laid.spec.plan.source)
  if (loaded === null) return null
  const { source } = laid.spec.plan
  const idOf = (columnId: string) => columnFor({ ...from, columnId }, source, dashboard.tables.columnsOf)?.id
  const dimensions = active.dimensions.flatMap(dimension => {
    const column = idOf(dimension.column)
    return column === undefined ? [] : [{ ...dimension, column }]
  })
  const selecting = selectingBy(last.condition, dimensions, laid.columns)
  if (selecting === null) return null
  const others = conditions.filter(condition => condition !== last).map(({ condition }) => condition)
  const anchors = dateAnchors(ctx, loaded)
  const scaleOf = (columnId: string) => laid.columns.get(columnId)?.scale ?? null
  const plans = plansOf(laid.spec).map((plan): QueryPlan => resolveDates(planWith(plan, others), anchors))
  const cubes = plans.map(plan => cubeOf(plan, selecting.dimensions, { scan: loaded.scan, columns: laid.columns }))
  const parts = cubes.flatMap(cube => (cube === null ? [] : [{ cube, selecting, scaleOf }]))
  if (parts.length < cubes.length) return null
  return { tile, chart: selected(laid, conditions), loaded, condition: last.condition, parts }
}

function cutOut({ tile, chart, loaded, condition, parts }: Cubed, made: readonly MadeCube[]): DrawnTile | null {
  const answers = parts.map(({ cube, selecting }, i) => {
    const { cells = null, bill } = made[i] ?? {}
    return cells && bill ? sliceCube({ cube, cells, bill, scan: loaded.scan }, condition, selecting) : null
  })
  const known = answers.filter(answer => answer !== null)
  if (known.length < answers.length) return null
  const results = known.map(answer => ({ ...answer, versionId: loaded.version.id, cached: true, durationMs: 0 }))
  const model: ChartModel = modelOf(chart.spec, chart.columns, results)
  return { ...tile.drawn, spec: chart.spec, model }
}
