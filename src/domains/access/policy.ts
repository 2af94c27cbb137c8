import type { Actor, Role } from '../../contract/access.ts'

const strength: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 }

/** Whether a role may do what another role may. */
export const allows = (role: Role, needed: Role): boolean => strength[role] >= strength[needed]

/** Only owners make, change and remove admins and owners; admins do so with those below them. */
export const mayManage = (role: Role, other: Role): boolean =>
  role === 'owner' || (role === 'admin' && !allows(other, 'admin'))

/** The system acts as an owner would. */
export const roleOf = (actor: Actor): Role => (actor.kind === 'user' ? actor.role : 'owner')
