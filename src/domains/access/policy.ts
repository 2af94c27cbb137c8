import type { Actor, Role } from '../../contract/access.ts'

const strength: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 }

/** Whether a role may do what another role may. */
export const allows = (role: Role | null, needed: Role): boolean => role !== null && strength[role] >= strength[needed]

/** Only owners make, change and remove admins and owners; admins do so with those below them. */
export const mayManage = (role: Role | null, other: Role): boolean =>
  role === 'owner' || (role === 'admin' && !allows(other, 'admin'))

/** The system acts as an owner would; a link has no role. */
export function roleOf(actor: Actor): Role | null {
  if (actor.kind === 'user' || actor.kind === 'apiKey') return actor.role
  return actor.kind === 'system' ? 'owner' : null
}

/** Whether what a member was let into is open to the actor: to themselves, and to a key of theirs. */
export const isMember = (actor: Actor): boolean => actor.kind === 'user' || actor.kind === 'apiKey'

/** What the actor is called where their deeds are told. */
export const nameOfActor = (actor: Actor): string => ('name' in actor ? actor.name : actor.id)
