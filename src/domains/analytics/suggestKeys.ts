import type { DatasetTable } from '../../contract/dataset.ts'
import type { KeySuggestion } from '../../contract/recipe.ts'
import {
  isWorthJoining,
  type JoinFigures,
  type JoinKey,
  joinFiguresRelation,
  joinKeys,
  readJoinFigures,
} from '../../core/relation/joinKeys.ts'
import type { Context } from '../../ports/context.ts'
import { authoriseAll } from '../access/authorise.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { loadScan } from '../datasets/loadScan.ts'

interface Input {
  datasetId: string
  tableId: string
  with: string
}

/**
 * Columns by which rows of a table and of another dataset belong together: pairs whose names or kinds agree, of which the
 * values do too.
 * @throws DomainError not_found, took_too_long, out_of_memory, busy
 */
export async function suggestKeys(
  ctx: Context,
  { datasetId, tableId, with: otherId }: Input,
): Promise<{ items: KeySuggestion[] }> {
  const { scan, table } = await loadScan(ctx, { datasetId, tableId })
  const other = await getDataset(ctx, { datasetId: otherId })
  const others = other.tablesOfVersion.filter(({ id }) => otherId !== datasetId || id !== tableId)
  const keys = joinKeys(table, others)
  const scans = new Map<string, typeof scan>()
  for (const { id } of new Set(keys.map(key => key.to.table)))
    scans.set(id, (await loadScan(ctx, { datasetId: otherId, tableId: id })).scan)
  const relations = keys.flatMap(({ from, to }) => {
    const there = scans.get(to.table.id)
    return there ? [joinFiguresRelation(scan, from.column, there, to.column)] : []
  })
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  const results = await ctx.engine.runMany(await authoriseAll(ctx, relations), options)
  const found = keys.flatMap((key, i) => {
    const result = results[i]
    const figures = result && readJoinFigures(result.table)
    return figures && isWorthJoining(key, figures) ? [{ key, figures }] : []
  })
  return { items: found.sort(byLikelihood(table.rowCount)).map(({ key, figures }) => suggestion(other, key, figures)) }
}

interface Found {
  key: JoinKey<DatasetTable>
  figures: JoinFigures
}

/** Pairs that add no rows come first, then those of which more values are found. */
function byLikelihood(rows: number): (x: Found, y: Found) => number {
  const fansOut = ({ figures }: Found) => Number(figures.rowsAfter > rows)
  const share = ({ key, figures }: Found) => figures.matched / figures.values + (key.isNamed ? 0.5 : 0)
  return (x, y) => fansOut(x) - fansOut(y) || share(y) - share(x)
}

function suggestion({ id, name }: { id: string; name: string }, { from, to }: JoinKey, figures: JoinFigures) {
  const place = { datasetId: id, dataset: name, tableId: to.table.id, table: to.table.name }
  return { ...place, left: from.column.id, right: to.column.id, ...figures }
}
