import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Database } from '../../ports/database.ts'
import { outboxEvent } from './tables.ts'

export interface DeliveredEvent {
  id: string
  workspaceId: string
  kind: string
  payload: unknown
}

/** Told of every event of its kind, at least once: it must bear a repetition. */
export type EventHandler = (event: DeliveredEvent) => Promise<void>

interface Dispatch {
  database: Database
  handlers: ReadonlyMap<string, EventHandler>
  now: () => Date
  batch?: number
}

const ATTEMPTS_MAX = 10
const CLAIM_MS = 60_000
const BACKOFF_MAX_MS = 3_600_000

/**
 * Delivers what is due, one batch. A claim moves an event's due time on, so that a dispatcher that dies leaves it to
 * the next one; handlers run outside the transaction.
 *
 * @returns how many events were claimed; 0 means nothing is due
 */
export async function dispatch({ database, handlers, now, batch = 20 }: Dispatch): Promise<number> {
  const claimed = await claim({ database, handlers, now, batch })
  for (const { attempts, ...event } of claimed) {
    const fault = await deliver(handlers.get(event.kind), event)
    const outcome = fault === null ? { deliveredAt: now(), fault: null } : afterFault(attempts, fault, now())
    await database.transaction('system', tx => tx.update(outboxEvent).set(outcome).where(eq(outboxEvent.id, event.id)))
  }
  return claimed.length
}

function claim({ database, now, batch }: Required<Dispatch>) {
  return database.transaction('system', async tx => {
    const due = await tx
      .select()
      .from(outboxEvent)
      .where(and(isNull(outboxEvent.deliveredAt), isNull(outboxEvent.failedAt), lte(outboxEvent.dueAt, now())))
      .orderBy(asc(outboxEvent.dueAt), asc(outboxEvent.id))
      .limit(batch)
      .for('update', { skipLocked: true })
    for (const { id, attempts } of due) {
      const claim = { attempts: attempts + 1, dueAt: new Date(now().getTime() + CLAIM_MS) }
      await tx.update(outboxEvent).set(claim).where(eq(outboxEvent.id, id))
    }
    return due.map(({ id, workspaceId, kind, payload, attempts }) => ({
      id,
      workspaceId,
      kind,
      payload,
      attempts: attempts + 1,
    }))
  })
}

/** Null when delivered. An event nobody waits for is delivered. */
async function deliver(handler: EventHandler | undefined, event: DeliveredEvent): Promise<string | null> {
  try {
    await handler?.(event)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function afterFault(attempts: number, fault: string, now: Date) {
  if (attempts >= ATTEMPTS_MAX) return { failedAt: now, fault }
  return { dueAt: new Date(now.getTime() + Math.min(1000 * 2 ** attempts, BACKOFF_MAX_MS)), fault }
}
