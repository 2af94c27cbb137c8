import type { Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { allows, roleOf } from './policy.ts'

/** Refuses an actor whose role is weaker; the system may do everything. @throws DomainError not_allowed */
export function requireRole(ctx: Pick<Context, 'actor'>, needed: Role): void {
  const role = roleOf(ctx.actor)
  if (!allows(role, needed))
    throw new DomainError('not_allowed', `This needs the role ${needed}; yours is ${role ?? 'none'}.`)
}
