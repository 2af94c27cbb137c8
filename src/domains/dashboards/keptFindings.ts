import { and, desc, eq, gt, lt, or } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { keptFindings } from './tables.ts'

/** To be raised when findings come out otherwise than before: those kept by an older edition are not used. */
export const EDITION = 1

/** What time did not suffice for is tried again after an hour: the machine may have been busy. */
const CUT_KEPT_MS = 3_600_000

/** What was found in a table of a version. */
export type Findings = Omit<typeof keptFindings.$inferSelect, 'workspaceId' | 'edition' | 'computedAt'>

interface Place {
  versionId: string
  tableId: string
}

/** What is kept of a table of a version; undefined: nothing. */
export async function loadFindings(
  ctx: Context,
  tx: Transaction,
  { versionId, tableId }: Place,
): Promise<Findings | undefined> {
  const ofTable = and(eq(keptFindings.versionId, versionId), eq(keptFindings.tableId, tableId))
  const fresh = gt(keptFindings.computedAt, new Date(ctx.now().getTime() - CUT_KEPT_MS))
  const [row] = await tx
    .select()
    .from(keptFindings)
    .where(and(ofCurrent(ctx), ofTable, or(eq(keptFindings.isCut, false), fresh)))
  return row
}

/** The same of the newest earlier version of which something is kept. */
export async function loadEarlier(
  ctx: Context,
  tx: Transaction,
  { datasetId, tableId, number }: Pick<Findings, 'datasetId' | 'tableId' | 'number'>,
): Promise<Findings | undefined> {
  const before = and(
    eq(keptFindings.datasetId, datasetId),
    eq(keptFindings.tableId, tableId),
    lt(keptFindings.number, number),
  )
  const [row] = await tx
    .select()
    .from(keptFindings)
    .where(and(ofCurrent(ctx), before))
    .orderBy(desc(keptFindings.number))
    .limit(1)
  return row
}

/** Keeps findings, in place of what was kept of the same table. */
export async function keepFindings(ctx: Context, tx: Transaction, findings: Findings): Promise<void> {
  const found = { ...findings, workspaceId: ctx.workspaceId, edition: EDITION, computedAt: ctx.now() }
  await tx
    .insert(keptFindings)
    .values(found)
    .onConflictDoUpdate({ target: [keptFindings.versionId, keptFindings.tableId], set: found })
}

function ofCurrent({ workspaceId }: Context) {
  return and(eq(keptFindings.workspaceId, workspaceId), eq(keptFindings.edition, EDITION))
}
