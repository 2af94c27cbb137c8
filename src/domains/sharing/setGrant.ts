import type { GrantLevel } from '../../contract/listedDashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Grant } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { type Granted, grantsOn, setGrantOn } from '../access/grants.ts'
import { membersAmong } from '../access/membersAmong.ts'
import { nameOfActor } from '../access/policy.ts'
import { record } from '../audit/record.ts'
import { tell } from '../notifications/tell.ts'
import { dashboardFor, maySee } from './dashboardFor.ts'

interface Input {
  dashboardId: string
  userId: string
  level: GrantLevel | null
}

/** Lets a member view, comment or edit, and tells them; null takes it back. @throws DomainError not_found, not_allowed */
export async function setGrant(ctx: Context, { dashboardId, userId, level }: Input): Promise<{ items: Grant[] }> {
  const of: Granted = { kind: 'dashboard', id: dashboardId }
  return ctx.transaction(async tx => {
    const { name } = await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    const [person] = await membersAmong(ctx, tx, [userId])
    if (!person) throw new DomainError('not_found', 'There is no such member.')
    const saw = await maySee(ctx, tx, { dashboardId, person })
    await setGrantOn(ctx, tx, { of, userId, level })
    if (!saw && (await maySee(ctx, tx, { dashboardId, person })))
      await tellShared(ctx, tx, { dashboardId, userId, name })
    const detail = { member: person.name, level: level ?? 'none' }
    await record(ctx, tx, { action: 'dashboard.shared', target: { ...of, name }, detail })
    return { items: await grantsOn(ctx, tx, of) }
  })
}

async function tellShared(
  ctx: Context,
  tx: Transaction,
  { dashboardId, userId, name }: { dashboardId: string; userId: string; name: string },
): Promise<void> {
  const by = nameOfActor(ctx.actor)
  await tell(tx, {
    id: ctx.newId('nt'),
    workspaceId: ctx.workspaceId,
    userId,
    message: { code: 'notification.shared', params: { by, name } },
    isBad: false,
    about: { kind: 'dashboard', id: dashboardId },
    at: ctx.now(),
  })
}
