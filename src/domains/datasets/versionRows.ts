import { createHash } from 'node:crypto'
import { and, asc, eq, max } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { emit } from '../audit/emit.ts'
import { dataset, type IncomingTable, type Layer, version, versionTable } from './tables.ts'

export type NewTable = typeof versionTable.$inferInsert

/** A table of a new version that is as it was read. */
export function readTable(
  { workspaceId }: Context,
  read: IncomingTable,
  position: number,
): Omit<NewTable, 'versionId'> {
  return { ...read, workspaceId, position }
}

/** What a dataset says of its newest version. */
export function factsOf(tables: readonly Pick<NewTable, 'rowCount' | 'columns'>[]) {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, t) => sum + t.rowCount, 0),
    columns: tables.reduce((most, t) => Math.max(most, t.columns.length), 0),
  }
}

/** Bytes of all parts of a version's tables. */
export async function sizeOf(
  ctx: Context,
  tables: readonly { parts: Layer['parts']; source?: Layer | null | undefined }[],
): Promise<number> {
  const keys = new Set(tables.flatMap(t => [...t.parts, ...(t.source?.parts ?? [])]).map(part => part.key))
  let sizeBytes = 0
  for (const key of keys) sizeBytes += await ctx.store.sizeBytes(key)
  return sizeBytes
}

/** The hash of a prefix of the log: what was read, how, onto what, and what was made of it. */
export function hashOf(log: unknown): string {
  return createHash('sha256').update(JSON.stringify(log)).digest('hex')
}

/** The tables of a version, in their order. */
export async function tablesOf(ctx: Pick<Context, 'workspaceId'>, tx: Transaction, versionId: string) {
  return tx
    .select()
    .from(versionTable)
    .where(and(eq(versionTable.versionId, versionId), eq(versionTable.workspaceId, ctx.workspaceId)))
    .orderBy(asc(versionTable.position))
}

/** The number that the next version of a dataset gets; the dataset is held by the caller. */
export async function nextNumber(tx: Transaction, datasetId: string): Promise<number> {
  const [row] = await tx
    .select({ last: max(version.number) })
    .from(version)
    .where(eq(version.datasetId, datasetId))
  return (row?.last ?? 0) + 1
}

interface Newest {
  datasetId: string
  versionId: string
  kind: string
  sizeBytes: number
  tables: readonly Pick<NewTable, 'rowCount' | 'columns'>[]
}

/** Whoever made a version looks at it first: what else is computed of it must not slow their first screen. */
const TOLD_AFTER_MS = 5000

/** Tells later domains of the version that people see now. */
export async function tellOfVersion(
  ctx: Context,
  tx: Transaction,
  { datasetId, versionId }: { datasetId: string; versionId: string },
): Promise<void> {
  await emit(ctx, tx, { kind: 'version.created', payload: { datasetId, versionId }, afterMs: TOLD_AFTER_MS })
}

/** Makes a version the one people see. */
export async function makeNewest(ctx: Context, tx: Transaction, newest: Newest): Promise<void> {
  const { datasetId, versionId, kind, sizeBytes, tables } = newest
  await tx
    .update(dataset)
    .set({ versionId, kind, sizeBytes, ...factsOf(tables), updatedAt: ctx.now() })
    .where(eq(dataset.id, datasetId))
  await tellOfVersion(ctx, tx, { datasetId, versionId })
}
