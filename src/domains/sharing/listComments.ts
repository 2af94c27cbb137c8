import { and, asc, count, eq, exists, isNull, or, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Comment } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { beyond, cursorAt, type Keyset } from '../audit/keyset.ts'
import { toComment } from './commentRow.ts'
import { dashboardFor } from './dashboardFor.ts'
import { dashboardComment as remark } from './tables.ts'

interface Input {
  dashboardId: string
  cursor?: string | undefined
  limit: number
  tileId?: string | undefined
  only?: 'open' | undefined
}

const oldestFirst: Keyset = { column: remark.at, id: remark.id, isTime: true, direction: 'asc' }

/** Remarks on a dashboard, oldest first, and how many threads are open. @throws DomainError not_found */
export async function listComments(
  ctx: Context,
  { dashboardId, cursor, limit, tileId, only }: Input,
): Promise<{ items: Comment[]; nextCursor: string | null; open: number }> {
  return ctx.transaction(async tx => {
    await dashboardFor(ctx, tx, { dashboardId, level: 'view' })
    const here = and(
      eq(remark.workspaceId, ctx.workspaceId),
      eq(remark.dashboardId, dashboardId),
      tileId === undefined ? undefined : eq(remark.tileId, tileId),
    )
    const rows = await tx
      .select()
      .from(remark)
      .where(and(here, shown(tx), only === 'open' ? inOpenThread(tx) : undefined, beyond(cursor, oldestFirst)))
      .orderBy(asc(remark.at), asc(remark.id))
      .limit(limit + 1)
    const [{ open } = { open: 0 }] = await tx
      .select({ open: count() })
      .from(remark)
      .where(and(here, isNull(remark.parentId), isNull(remark.resolvedAt), shown(tx)))
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const nextCursor = rows.length > limit && last ? cursorAt(last.at, last.id) : null
    return { items: page.map(toComment), nextCursor, open }
  })
}

/** What was taken back is shown, without its words, while somebody answered it. */
function shown(tx: Transaction): SQL | undefined {
  const answer = alias(remark, 'answer')
  const answered = tx
    .select({ id: answer.id })
    .from(answer)
    .where(and(eq(answer.parentId, remark.id), isNull(answer.deletedAt)))
  return or(isNull(remark.deletedAt), and(isNull(remark.parentId), exists(answered)))
}

function inOpenThread(tx: Transaction): SQL | undefined {
  const root = alias(remark, 'root')
  const open = tx
    .select({ id: root.id })
    .from(root)
    .where(and(eq(root.id, remark.parentId), isNull(root.resolvedAt)))
  return or(and(isNull(remark.parentId), isNull(remark.resolvedAt)), exists(open))
}
