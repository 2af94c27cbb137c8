import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { VersionSummary } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { seesAllRows } from '../access/rowLimits.ts'
import { type DatasetRow, loadDataset } from './datasetRow.ts'
import { seenRowsOf } from './seenTable.ts'
import { ingestion, version, versionTable } from './tables.ts'

interface Input {
  datasetId: string
  cursor?: string | undefined
  limit: number
}

/** Versions of a dataset, the newest first; those only proposed are not among them. @throws DomainError not_found */
export async function listVersions(
  ctx: Context,
  { datasetId, cursor, limit }: Input,
): Promise<{ items: VersionSummary[]; nextCursor: string | null }> {
  const before = cursor === undefined ? null : numberOf(cursor)
  const page = await ctx.transaction(async tx => {
    const of = await loadDataset(ctx, tx, datasetId)
    const found = await summaries(ctx, tx, of, { before, limit: limit + 1 })
    const items = found.slice(0, limit)
    return { items, nextCursor: found.length > limit ? String(items.at(-1)?.number) : null }
  })
  return { ...page, items: await seenVersions(ctx, datasetId, page.items) }
}

/** Some versions of a dataset, from the one before a number downwards. */
export async function summaries(
  ctx: Context,
  tx: Transaction,
  of: DatasetRow,
  { before, limit }: { before: number | null; limit: number },
): Promise<VersionSummary[]> {
  const count = (what: string) =>
    sql<number>`(select ${sql.raw(what)} from ${versionTable} where ${versionTable.versionId} = ${version.id})::float8`
  const rows = await tx
    .select({ found: version, read: ingestion, rows: count('coalesce(sum(row_count), 0)'), tables: count('count(*)') })
    .from(version)
    .innerJoin(ingestion, eq(ingestion.id, version.ingestionId))
    .where(
      and(
        eq(version.datasetId, of.id),
        eq(version.workspaceId, ctx.workspaceId),
        isNotNull(version.number),
        before === null ? undefined : lt(version.number, before),
      ),
    )
    .orderBy(desc(version.number))
    .limit(limit)
  return rows.map(({ found, read, rows, tables }) => ({
    id: found.id,
    number: found.number ?? 0,
    hash: found.hash,
    origin: found.origin,
    file: read.file,
    settings: read.settings,
    rows,
    tables,
    createdBy: found.createdBy || of.createdBy,
    createdAt: found.createdAt.toISOString(),
    isCurrent: found.id === of.versionId,
  }))
}

/** To who sees some of the rows, with how many those are; settings and what was changed quote the file. */
async function seenVersions(ctx: Context, datasetId: string, items: VersionSummary[]): Promise<VersionSummary[]> {
  if (await seesAllRows(ctx, datasetId)) return items
  const of = items.map(({ id }) => ({ datasetId, versionId: id }))
  const rows = await seenRowsOf(ctx, of)
  return items.map((item, i) => ({
    ...item,
    rows: rows[i] ?? 0,
    settings: { tables: [] },
    origin: 'what' in item.origin ? { ...item.origin, what: [] } : item.origin,
  }))
}

function numberOf(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw new DomainError('invalid_request', 'The cursor is not one of ours: pass nextCursor back as it came.')
}
