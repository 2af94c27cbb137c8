import { and, asc, eq, inArray } from 'drizzle-orm'
import type { GrantLevel } from '../../contract/listedDashboard.ts'
import type { Grant } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { isMember, nameOfActor } from './policy.ts'
import { accessGrant, membership, user } from './tables.ts'

/** What is granted: a thing by its kind and id. */
export interface Granted {
  kind: 'dashboard'
  id: string
}

type Asker = Pick<Context, 'workspaceId' | 'actor'>

/** What the actor was let into beyond their role: level by id. Nobody but a member has grants. */
export async function grantsOfActor(
  { workspaceId, actor }: Asker,
  tx: Transaction,
  kind: Granted['kind'],
): Promise<Map<string, GrantLevel>> {
  if (!isMember(actor)) return new Map()
  const rows = await tx
    .select({ id: accessGrant.resourceId, level: accessGrant.level })
    .from(accessGrant)
    .where(
      and(
        eq(accessGrant.workspaceId, workspaceId),
        eq(accessGrant.subjectKind, 'user'),
        eq(accessGrant.subjectId, actor.id),
        eq(accessGrant.resourceKind, kind),
      ),
    )
  return new Map(rows.map(({ id, level }) => [id, level]))
}

/** What the actor was granted on one thing. */
export async function grantOfActor(
  { workspaceId, actor }: Asker,
  tx: Transaction,
  of: Granted,
): Promise<GrantLevel | null> {
  if (!isMember(actor)) return null
  const [row] = await tx
    .select({ level: accessGrant.level })
    .from(accessGrant)
    .where(grantAt({ workspaceId, userId: actor.id, of }))
  return row?.level ?? null
}

/** Who was let into a thing: members only, by name. */
export async function grantsOn({ workspaceId }: Asker, tx: Transaction, of: Granted): Promise<Grant[]> {
  const rows = await tx
    .select({ id: user.id, name: user.name, level: accessGrant.level })
    .from(accessGrant)
    .innerJoin(user, eq(user.id, accessGrant.subjectId))
    .innerJoin(
      membership,
      and(eq(membership.workspaceId, accessGrant.workspaceId), eq(membership.userId, accessGrant.subjectId)),
    )
    .where(and(eq(accessGrant.workspaceId, workspaceId), onThing(of), eq(accessGrant.subjectKind, 'user')))
    .orderBy(asc(user.name), asc(user.id))
  return rows.map(({ id, name, level }) => ({ subject: { kind: 'user', id, name }, level }))
}

/** Lets a member in, at a level; null takes it back. Whether they are one is the caller's to see to. */
export async function setGrantOn(
  ctx: Asker & Pick<Context, 'now'>,
  tx: Transaction,
  { of, userId, level }: { of: Granted; userId: string; level: GrantLevel | null },
): Promise<void> {
  const { workspaceId, actor } = ctx
  if (level === null) {
    await tx.delete(accessGrant).where(grantAt({ workspaceId, userId, of }))
    return
  }
  const said = { level, grantedBy: nameOfActor(actor), grantedAt: ctx.now() }
  const subject = { workspaceId, subjectKind: 'user' as const, subjectId: userId }
  await tx
    .insert(accessGrant)
    .values({ ...subject, resourceKind: of.kind, resourceId: of.id, ...said })
    .onConflictDoUpdate({
      target: [
        accessGrant.workspaceId,
        accessGrant.subjectKind,
        accessGrant.subjectId,
        accessGrant.resourceKind,
        accessGrant.resourceId,
      ],
      set: said,
    })
}

/** Forgets all grants on things that are no more. */
export async function forgetGrantsOn(tx: Transaction, kind: Granted['kind'], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.delete(accessGrant).where(and(eq(accessGrant.resourceKind, kind), inArray(accessGrant.resourceId, [...ids])))
}

/** Forgets what somebody was granted who leaves the workspace: who comes back begins anew. */
export async function forgetGrantsOf({ workspaceId }: Asker, tx: Transaction, userId: string): Promise<void> {
  await tx
    .delete(accessGrant)
    .where(
      and(
        eq(accessGrant.workspaceId, workspaceId),
        eq(accessGrant.subjectKind, 'user'),
        eq(accessGrant.subjectId, userId),
      ),
    )
}

const onThing = ({ kind, id }: Granted) => and(eq(accessGrant.resourceKind, kind), eq(accessGrant.resourceId, id))

const grantAt = ({ workspaceId, userId, of }: { workspaceId: string; userId: string; of: Granted }) =>
  and(
    eq(accessGrant.workspaceId, workspaceId),
    eq(accessGrant.subjectKind, 'user'),
    eq(accessGrant.subjectId, userId),
    onThing(of),
  )
