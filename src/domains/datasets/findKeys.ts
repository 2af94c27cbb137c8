import type { Relation } from '../../contract/relation.ts'
import type { KeyCandidate } from '../../contract/version.ts'
import { keyCandidates } from '../../core/column/keyCandidates.ts'
import { overlapRelation, tellsApart, uniquenessRelation } from '../../core/versions/keyRelations.ts'
import type { Context } from '../../ports/context.ts'
import { authorise } from '../access/authorise.ts'
import { scanOf } from './layers.ts'
import type { Layer } from './tables.ts'

/** A table in two states. */
export interface Pairing {
  datasetId: string
  tableId: string
  older: Layer
  newer: Layer
}

/** Columns that tell the rows of both states apart, and how many of the newer keys are there already. */
export async function findKeys(ctx: Context, pair: Pairing): Promise<KeyCandidate[]> {
  const found: KeyCandidate[] = []
  for (const columns of keyCandidates(pair.older.columns, pair.newer.columns))
    if (await isKey(ctx, pair, columns)) found.push(await candidateOf(ctx, pair, columns))
  // Sorting keeps the likeliest first among those that meet equally many rows.
  return found.sort((a, b) => b.overlap - a.overlap)
}

/** Whether these columns tell the rows apart in both states. */
export async function isKey(ctx: Context, pair: Pairing, columns: readonly string[]): Promise<boolean> {
  for (const side of [pair.newer, pair.older]) {
    if (columns.some(id => !side.columns.some(column => column.id === id))) return false
    const { table } = await ask(ctx, uniquenessRelation(scanOfSide(ctx, pair, side), columns))
    if (!tellsApart(table, side.rowCount)) return false
  }
  return true
}

async function candidateOf(ctx: Context, pair: Pairing, columns: string[]): Promise<KeyCandidate> {
  const { tableId, older, newer } = pair
  const relation = overlapRelation(scanOfSide(ctx, pair, older), scanOfSide(ctx, pair, newer), columns)
  const { table } = await ask(ctx, relation)
  const matched = Number(table.data[0]?.[0] ?? 0)
  const names = columns.map(id => newer.columns.find(column => column.id === id)?.name ?? id)
  return { tableId, columns, names, overlap: newer.rowCount === 0 ? 0 : matched / newer.rowCount }
}

function scanOfSide(ctx: Context, { datasetId, tableId }: Pairing, side: Layer) {
  return scanOf(ctx, side, { datasetId, tableId, versionId: 'unmerged' })
}

async function ask(ctx: Context, relation: Relation) {
  return ctx.engine.run(await authorise(ctx, relation), { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs })
}
