import { eq } from 'drizzle-orm'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { membershipsOf } from './memberships.ts'
import { actingAs } from './newcomer.ts'
import { user } from './tables.ts'

/** What somebody did to their account concerns each workspace they belong to. */
export async function recordEverywhere(
  visit: Pick<Visit, 'now' | 'newId'>,
  tx: Transaction,
  userId: string,
  action: string,
): Promise<void> {
  const [account] = await tx.select().from(user).where(eq(user.id, userId))
  if (!account) return
  for (const { id: workspaceId, role } of await membershipsOf(tx, userId))
    await record(actingAs(visit, { account, workspaceId, role }), tx, {
      action,
      target: { kind: 'member', id: account.id, name: account.name },
    })
}
