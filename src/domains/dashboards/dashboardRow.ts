import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { dashboardLevel, reaches } from '../access/dashboardLevel.ts'
import { grantOfActor } from '../access/grants.ts'
import { dashboard } from './tables.ts'

export type DashboardRow = typeof dashboard.$inferSelect

/** A dashboard, and what the asker may do with it. */
export interface Reached {
  row: DashboardRow
  level: GrantLevel
}

interface Wanted {
  dashboardId: string
  /** What the asker must be allowed to do with it. */
  needed: GrantLevel
  /** In the trash, which only those see who may edit. */
  isDeleted?: boolean
}

type Asker = Pick<Context, 'workspaceId' | 'actor'>

/**
 * A dashboard for whoever may do this with it. To those who may not edit it, a draft that was never published does not
 * exist.
 * @throws DomainError not_found, not_allowed when they may see it and no more
 */
export async function loadDashboard(ctx: Asker, tx: Transaction, wanted: Wanted): Promise<Reached> {
  const [row] = await tx.select().from(dashboard).where(at(ctx, wanted))
  return reached(ctx, tx, row, wanted)
}

/** The same, kept from being changed by others until the transaction ends. @throws DomainError not_found, not_allowed */
export async function holdDashboard(ctx: Asker, tx: Transaction, wanted: Wanted): Promise<Reached> {
  const [row] = await tx.select().from(dashboard).where(at(ctx, wanted)).for('update')
  return reached(ctx, tx, row, wanted)
}

/** A document of a dashboard, as somebody sees it. */
export interface Seen {
  document: DashboardDocument
  revision: number
  view: 'draft' | 'published'
}

/**
 * What is seen of a dashboard: the draft by those who may edit it, unless they ask for what is published; that by
 * everybody else, whatever they ask for.
 * @throws DomainError not_found when nothing of it is published
 */
export function seenOf({ row, level }: Reached, view?: 'draft' | 'published'): Seen {
  const { document, revision, published, publishedRevision } = row
  if (reaches(level, 'edit') && view !== 'published') return { document, revision, view: 'draft' }
  if (!published || publishedRevision === null)
    throw new DomainError('not_found', 'This dashboard was not published yet.')
  return { document: published, revision: publishedRevision, view: 'published' }
}

const at = ({ workspaceId }: Asker, { dashboardId, isDeleted }: Wanted) =>
  and(
    eq(dashboard.id, dashboardId),
    eq(dashboard.workspaceId, workspaceId),
    isDeleted ? isNotNull(dashboard.deletedAt) : isNull(dashboard.deletedAt),
  )

async function reached(
  ctx: Asker,
  tx: Transaction,
  row: DashboardRow | undefined,
  { needed, isDeleted }: Wanted,
): Promise<Reached> {
  const granted = row ? await grantOfActor(ctx, tx, { kind: 'dashboard', id: row.id }) : null
  const level = row ? dashboardLevel(ctx.actor, row, granted) : null
  const isHidden = !reaches(level, 'edit') && (isDeleted || !row?.published)
  if (!row || !level || isHidden)
    throw new DomainError('not_found', `There is no such ${isDeleted ? 'deleted ' : ''}dashboard.`)
  if (!reaches(level, needed))
    throw new DomainError('not_allowed', `You may ${level} this dashboard; this needs to ${needed} it.`)
  return { row, level }
}
