import type { Actor } from '../../contract/access.ts'
import type { GrantLevel, ListedDashboard } from '../../contract/listedDashboard.ts'
import { allows, roleOf } from './policy.ts'

const strength: Record<GrantLevel, number> = { view: 0, comment: 1, edit: 2 }

/** Whether a level may do what another level may. */
export const reaches = (level: GrantLevel | null, needed: GrantLevel): boolean =>
  level !== null && strength[level] >= strength[needed]

interface Shown {
  visibility: ListedDashboard['visibility']
  createdById: string
}

/**
 * What somebody may do with a dashboard: its maker and admins everything; of one that the workspace sees, editors edit
 * and viewers comment; a grant raises, and is all there is to one that is restricted. Null: it does not exist for them.
 */
export function dashboardLevel(
  actor: Actor,
  { visibility, createdById }: Shown,
  granted: GrantLevel | null,
): GrantLevel | null {
  const role = roleOf(actor)
  if (role === null) return null
  if (allows(role, 'admin') || actor.id === createdById) return 'edit'
  const byRole = visibility === 'restricted' ? null : allows(role, 'editor') ? 'edit' : 'comment'
  if (byRole === null) return granted
  return granted !== null && reaches(granted, byRole) ? granted : byRole
}
