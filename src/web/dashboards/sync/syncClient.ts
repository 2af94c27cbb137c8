import type { DashboardDocument, DashboardRevision, Operation } from '../../../contract/dashboard.ts'
import { applyOperations } from '../../../core/dashboard/applyOperations.ts'
import type { BatchKeeper } from './keptBatches.ts'
import { noSteps, type OwnSteps, stepBack, stepMade, stepOn } from './ownSteps.ts'
import {
  beginSync,
  changed,
  heard,
  isJoined,
  refused,
  replaced,
  type SyncState,
  sending,
  shownDocument,
  type WaitingBatch,
  waitingCount,
} from './syncState.ts'

export interface SyncServer {
  change: (batch: WaitingBatch, base: number) => Promise<{ revisions: DashboardRevision[]; overwrote: Overwritten[] }>
  /** Null: too much happened. */
  changes: (since: number) => Promise<DashboardRevision[] | null>
  get: () => Promise<{ document: DashboardDocument; revision: number }>
}

export interface Overwritten {
  what: string
  by: string
  revision: number
}

/** The dashboard as it is shown, and how it stands with the server. */
export interface Synced {
  document: DashboardDocument
  /** Without one's own changes that are not known to be saved. */
  confirmed: DashboardDocument
  /** The newest revision of the server that is known here. */
  revision: number
  waiting: number
  /** `offline`: the last try to save did not reach the server. */
  state: 'saved' | 'saving' | 'offline'
  canUndo: boolean
  canRedo: boolean
}

export interface SyncOptions {
  document: DashboardDocument
  revision: number
  server: SyncServer
  keeper: BatchKeeper
  newId: () => string
  /** Whether a failure is the server's last word on a batch, rather than a cut on the way. */
  isRefusal: (error: unknown) => boolean
  onRefused: (error: unknown) => void
  onOverwrote: (overwrote: Overwritten[], mine: readonly Operation[], revisions: readonly DashboardRevision[]) => void
}

export type SyncClient = ReturnType<typeof createSyncClient>

const quietMs = 500
const backOffMs = [1000, 2000, 4000, 8000, 15_000]

/** Saves one's own changes after a moment of quiet, again and again until they have arrived, and takes in those of others. */
export function createSyncClient(options: SyncOptions) {
  const { server, keeper } = options
  let state: SyncState = beginSync(options.document, options.revision, keeper.read())
  let steps: OwnSteps = noSteps
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false
  let isHearing = false
  let isClosed = false
  let shown = snapshot()
  const listeners = new Set<() => void>()
  const waiters = new Set<(isSaved: boolean) => void>()

  function snapshot(): Synced {
    const waiting = waitingCount(state)
    return {
      document: shownDocument(state),
      confirmed: state.confirmed,
      revision: state.revision,
      waiting,
      state: waiting === 0 ? 'saved' : failures > 0 ? 'offline' : 'saving',
      canUndo: steps.undo.length > 0,
      canRedo: steps.redo.length > 0,
    }
  }

  function update(next: SyncState, nextSteps = steps): void {
    state = next
    steps = nextSteps
    keeper.write([...(state.inFlight ? [state.inFlight] : []), ...state.pending])
    shown = snapshot()
    for (const listener of listeners) listener()
    if (shown.waiting === 0) settleWaiters(true)
  }

  function settleWaiters(isSaved: boolean): void {
    for (const settle of waiters) settle(isSaved)
    waiters.clear()
  }

  function later(ms: number): void {
    clearTimeout(timer)
    if (!isClosed) timer = setTimeout(() => void sendNext(), ms)
  }

  async function sendNext(): Promise<void> {
    if (isSending || isClosed) return
    update(sending(state))
    const batch = state.inFlight
    if (!batch) return
    isSending = true
    await deliver(batch)
    isSending = false
    if (state.isBehind) void hear()
    const wait = backOffMs[Math.min(failures, backOffMs.length) - 1] ?? 0
    if (waitingCount(state) > 0) later(wait)
  }

  async function deliver(batch: WaitingBatch): Promise<void> {
    try {
      const { revisions, overwrote } = await server.change(
        batch,
        Math.min(batch.madeOn ?? state.revision, state.revision),
      )
      failures = 0
      update(heard(state, revisions))
      if (overwrote.length > 0) options.onOverwrote(overwrote, batch.operations, revisions)
    } catch (error) {
      whenFailed(batch, error)
    }
  }

  function whenFailed(batch: WaitingBatch, error: unknown): void {
    if (options.isRefusal(error)) {
      failures = 0
      update(refused(state, batch.batchId))
      options.onRefused(error)
      void hear()
    } else {
      failures++
      update(state)
      settleWaiters(false)
    }
  }

  /** Somebody changed something, or the connection is back: takes in what is new. */
  async function hear(): Promise<void> {
    if (isHearing || isClosed) return
    isHearing = true
    try {
      const revisions = await server.changes(state.revision)
      if (revisions) update(heard(state, revisions))
      else {
        const { document, revision } = await server.get()
        update(replaced(state, document, revision))
      }
    } catch {
      // What is new comes with the next event, or with the answer to the next change.
    }
    isHearing = false
  }

  function add(operations: Operation[], nextSteps: OwnSteps, merge?: string): void {
    const madeOn = state.revision
    update(changed(state, { batchId: options.newId(), operations, madeOn, merge }), nextSteps)
    if (failures === 0) later(quietMs)
  }

  function move(found: ReturnType<typeof stepBack>): boolean {
    if (found) add(found.operations, found.steps)
    return found !== null
  }

  return {
    get: () => shown,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Changes the dashboard at once. Changes of one `merge` key are one step until they are saved. */
    change(operations: Operation[], { merge }: { merge?: string | undefined } = {}): void {
      const { inverse } = applyOperations(shown.document, operations)
      if (inverse.length > 0) add(operations, stepMade(steps, inverse, isJoined(state, merge)), merge)
    },
    /** Whether there was something to take back. */
    undo: (): boolean => move(stepBack(steps, shown.document)),
    redo: (): boolean => move(stepOn(steps, shown.document)),
    hear,
    /** Saves without waiting for quiet; false when the server could not be reached. */
    flush(): Promise<boolean> {
      if (waitingCount(state) === 0) return Promise.resolve(true)
      later(0)
      return new Promise(resolve => waiters.add(resolve))
    },
    /** The network seems to be back. */
    retry(): void {
      if (waitingCount(state) > 0) later(0)
    },
    open(): void {
      isClosed = false
      if (waitingCount(state) > 0) later(0)
    },
    /** Once more sends what waits; what does not arrive is kept for the next time. */
    close(): void {
      clearTimeout(timer)
      void sendNext()
      isClosed = true
    },
  }
}
