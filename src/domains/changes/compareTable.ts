import type { Relation } from '../../contract/relation.ts'
import type { TableDiff } from '../../contract/version.ts'
import { countBags, readBags, sharedColumns } from '../../core/versions/compareBags.ts'
import { compareColumns, comparedMeasures, compareFigures, summedOf } from '../../core/versions/compareColumns.ts'
import { countChanges, type MoveParts, type RowCounts, readChanges } from '../../core/versions/compareRows.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { scanOf } from '../datasets/layers.ts'
import { compareAlerts } from './compareAlerts.ts'
import { compareTiles } from './compareTiles.ts'
import { type Compared, type ComparedTable, keyOf } from './sides.ts'

/** What differs in a table that both versions have. */
export async function compareTable(ctx: Context, compared: Compared, table: ComparedTable): Promise<TableDiff> {
  const { from, to } = table
  const measures = comparedMeasures(from.columns, to.columns)
  const { key, rows, parts } = await compareRows(ctx, compared, table, summedOf(measures))
  return {
    tableId: to.tableId,
    name: to.name,
    key: key === null ? null : [...key],
    rows: { before: from.rowCount, after: to.rowCount, ...rows },
    columns: compareColumns(from.columns, to.columns),
    figures: compareFigures(from, to, measures, parts),
    tiles: await compareTiles(ctx, compared, table),
    alerts: await compareAlerts(ctx, compared, table),
  }
}

interface ComparedRows {
  key: readonly string[] | null
  rows: RowCounts
  parts: Map<string | null, MoveParts>
}

async function compareRows(
  ctx: Context,
  compared: Compared,
  table: ComparedTable,
  summed: readonly string[],
): Promise<ComparedRows> {
  const { rowCount } = table.to
  if (table.isSame)
    return { key: ['_row'], rows: { new: 0, changed: 0, gone: 0, unchanged: rowCount }, parts: new Map() }
  const key = await keyOf(ctx, compared, table)
  const sides = scansOf(ctx, compared, table)
  const shared = new Set(sharedColumns(sides).map(({ id }) => id))
  // A sum of a column that only one version has is not moved by rows.
  const sums = summed.filter(id => shared.has(id))
  const { rows, parts } =
    key === null
      ? readBags(await ask(ctx, countBags(sides, sums)), sums)
      : await countByKey(ctx, { ...sides, key }, sums)
  const ofRows = { byNew: rows.new, byChanged: 0, byGone: 0 - rows.gone }
  return { key, rows, parts: new Map([[null, ofRows], ...sums.map((id, i) => [id, at(parts, i)] as const)]) }
}

async function countByKey(ctx: Context, sides: Parameters<typeof countChanges>[0], sums: readonly string[]) {
  const [there, added] = countChanges(sides, sums)
  return readChanges([await ask(ctx, there), await ask(ctx, added)], sums)
}

/** A table as both versions have it. */
export function scansOf(ctx: Context, { datasetId, from, to }: Compared, table: ComparedTable) {
  const { tableId } = table.to
  return {
    from: scanOf(ctx, table.from, { datasetId, tableId, versionId: from.version.id }),
    to: scanOf(ctx, table.to, { datasetId, tableId, versionId: to.version.id }),
  }
}

/** A relation answered, within the limits of a question. */
export async function ask(ctx: Context, relation: Relation) {
  const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs }
  return (await ctx.engine.run(await authorise(ctx, relation), options)).table
}

function at<T>(items: readonly T[], i: number): T {
  const item = items[i]
  if (item === undefined) throw new Error(`no item ${i} of ${items.length}`)
  return item
}
