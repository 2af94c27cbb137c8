import type { Role } from '../../contract/access.ts'
import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { loadDashboard, seenOf } from '../dashboards/dashboardRow.ts'

type Asker = Pick<Context, 'workspaceId' | 'actor'>

interface SharedDashboard {
  name: string
  /** For those who may edit. */
  draft: DashboardDocument
  /** Of the tiles that the asker sees. */
  tileIds: ReadonlySet<string>
}

/** A dashboard for whoever has this level on it. @throws DomainError not_found, not_allowed */
export async function dashboardFor(
  ctx: Asker,
  tx: Transaction,
  { dashboardId, level }: { dashboardId: string; level: GrantLevel },
): Promise<SharedDashboard> {
  const reached = await loadDashboard(ctx, tx, { dashboardId, needed: level })
  const { document } = seenOf(reached)
  return { name: document.name, draft: reached.row.document, tileIds: new Set(document.tiles.map(({ id }) => id)) }
}

interface Person {
  userId: string
  name: string
  role: Role
}

/** Whether a member may see a dashboard. */
export async function maySee(
  { workspaceId }: Asker,
  tx: Transaction,
  { dashboardId, person }: { dashboardId: string; person: Person },
): Promise<boolean> {
  const actor = { kind: 'user' as const, id: person.userId, name: person.name, role: person.role }
  try {
    await loadDashboard({ workspaceId, actor }, tx, { dashboardId, needed: 'view' })
    return true
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'not_found') return false
    throw fault
  }
}
