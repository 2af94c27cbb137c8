import type { DashboardDocument, DashboardRevision, Operation } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import { joinOperations } from './joinOperations.ts'

/** Operations that were made here and are not known to be on the server. */
export interface WaitingBatch {
  batchId: string
  operations: Operation[]
  /** The revision that was known when it was begun: what others did since had not been seen. */
  madeOn?: number | undefined
  /** Changes of one key become one batch for as long as it has not been sent. */
  merge?: string | undefined
}

/** A dashboard as one browser knows it: what the server has confirmed, what is on its way, and what waits. */
export interface SyncState {
  confirmed: DashboardDocument
  revision: number
  /** Sent, and not answered yet; it may have arrived. */
  inFlight: WaitingBatch | null
  pending: readonly WaitingBatch[]
  /** Somebody else's revision was heard of whose forerunners are missing. */
  isBehind: boolean
}

type Revision = Pick<DashboardRevision, 'revision' | 'batchId' | 'operations'>

/** Begins with what was kept from before. Some of that may have been sent: nothing is joined to it any more. */
export function beginSync(
  confirmed: DashboardDocument,
  revision: number,
  kept: readonly WaitingBatch[] = [],
): SyncState {
  const pending = kept.map(({ merge: _, ...batch }) => batch)
  return { confirmed, revision, inFlight: null, pending, isBehind: false }
}

/** What the person sees: all that is confirmed, and their own changes on top. */
export function shownDocument({ confirmed, inFlight, pending }: SyncState): DashboardDocument {
  const own = [...(inFlight ? [inFlight] : []), ...pending].flatMap(({ operations }) => operations)
  return own.length === 0 ? confirmed : applyOperations(confirmed, own).document
}

/** How many changes are not known to be saved. */
export function waitingCount({ inFlight, pending }: SyncState): number {
  return pending.length + (inFlight ? 1 : 0)
}

/** Whether a change would be joined to the last one that waits. */
export function isJoined({ pending }: SyncState, merge: string | undefined): boolean {
  return merge !== undefined && pending.at(-1)?.merge === merge
}

/** A change made here. Joined to the one before it, both go under the new id: the old one may have been kept elsewhere. */
export function changed(state: SyncState, batch: WaitingBatch): SyncState {
  const last = state.pending.at(-1)
  if (!last || !isJoined(state, batch.merge)) return { ...state, pending: [...state.pending, batch] }
  const joined = {
    ...last,
    ...batch,
    madeOn: last.madeOn,
    operations: joinOperations(last.operations, batch.operations),
  }
  return { ...state, pending: [...state.pending.slice(0, -1), joined] }
}

/** Puts the next batch on its way, unless one is. What is on its way is sent again as it is. */
export function sending(state: SyncState): SyncState {
  const [next, ...rest] = state.pending
  return state.inFlight || !next ? state : { ...state, inFlight: next, pending: rest }
}

/**
 * Revisions of the server, of anybody, in any number of copies: each is applied once and in order. A batch of one's own
 * waits until the revision that holds it has been applied.
 */
export function heard(state: SyncState, revisions: readonly Revision[]): SyncState {
  let { confirmed, revision } = state
  const inOrder = [...revisions].sort((a, b) => a.revision - b.revision)
  for (const next of inOrder) {
    if (next.revision !== revision + 1) continue
    confirmed = applyOperations(confirmed, next.operations).document
    revision = next.revision
  }
  const done = new Set(inOrder.filter(each => each.revision <= revision).map(({ batchId }) => batchId))
  return {
    ...without(state, done),
    confirmed,
    revision,
    isBehind: inOrder.some(each => each.revision > revision),
  }
}

/** The whole dashboard, got anew. What is on its way is sent again: the server knows its id if it had arrived. */
export function replaced(state: SyncState, confirmed: DashboardDocument, revision: number): SyncState {
  return revision < state.revision ? state : { ...state, confirmed, revision, isBehind: false }
}

/** The server will not have this batch: it is taken out, what was made after it stays. */
export function refused(state: SyncState, batchId: string): SyncState {
  return without(state, new Set([batchId]))
}

function without(state: SyncState, batchIds: ReadonlySet<string>): SyncState {
  const { inFlight, pending } = state
  return {
    ...state,
    inFlight: inFlight && batchIds.has(inFlight.batchId) ? null : inFlight,
    pending: pending.some(({ batchId }) => batchIds.has(batchId))
      ? pending.filter(({ batchId }) => !batchIds.has(batchId))
      : pending,
  }
}
