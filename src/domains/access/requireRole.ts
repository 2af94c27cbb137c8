import type { Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'

const strength: Record<Role, number> = { viewer: 0, editor: 1, admin: 2, owner: 3 }

/** Whether a role may do what another role may. */
export function allows(role: Role, needed: Role): boolean {
  return strength[role] >= strength[needed]
}

/** Refuses an actor whose role is weaker; the system may do everything. @throws DomainError not_allowed */
export function requireRole(ctx: Context, needed: Role): void {
  if (ctx.actor.kind === 'user' && !allows(ctx.actor.role, needed))
    throw new DomainError('not_allowed', `This needs the role ${needed}; yours is ${ctx.actor.role}.`)
}
