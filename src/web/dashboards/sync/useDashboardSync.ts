import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Dashboard, DashboardRevision, Operation } from '../../../contract/dashboard.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { useMe } from '../../access/me.ts'
import { call, Fault } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'
import { keptBatches } from './keptBatches.ts'
import { overwrittenOperations } from './overwritten.ts'
import { createSyncClient, type Overwritten, type SyncClient, type SyncServer } from './syncClient.ts'

/** A dashboard's draft as it is edited here: saved by itself, followed by and following everybody else's changes. */
export function useDashboardSync(dashboard: Dashboard) {
  const { account } = useMe()
  const [client] = useState(() => clientOf(dashboard, account.id))
  const synced = useSyncExternalStore(client.subscribe, client.get)
  useEffect(() => {
    client.open()
    const retry = () => {
      client.retry()
      void client.hear()
    }
    addEventListener('online', retry)
    return () => {
      removeEventListener('online', retry)
      client.close()
    }
  }, [client])
  // The page asks for the dashboard again when it hears of a change.
  const known = dashboard.revision
  useEffect(() => {
    if (known > client.get().revision) void client.hear()
  }, [client, known])
  const isUnsaved = synced.waiting > 0
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isUnsaved])
  return { ...synced, client }
}

function clientOf({ id, document, documentRevision }: Dashboard, userId: string): SyncClient {
  const client: SyncClient = createSyncClient({
    document,
    revision: documentRevision,
    server: serverOf(id),
    keeper: keptBatches(localStorage, { userId, dashboardId: id }),
    newId: batchId,
    isRefusal,
    onRefused: error => toast(words.refused(error instanceof Error ? error.message : '')),
    onOverwrote: (overwrote, mine, revisions) => offerBack(client, { overwrote, mine, revisions }),
  })
  return client
}

function serverOf(dashboardId: string): SyncServer {
  const params = { dashboardId }
  return {
    change: ({ batchId: id, operations }, base) =>
      call(dashboardRoutes.changeDashboard, { params, body: { batchId: id, operations, base } }),
    changes: since =>
      call(dashboardRoutes.dashboardChanges, { params, query: { since } }).then(({ revisions }) => revisions),
    get: () =>
      call(dashboardRoutes.getDashboard, { params }).then(({ document, documentRevision }) => ({
        document,
        revision: documentRevision,
      })),
  }
}

/** A session that has ended, a busy or absent server: the change is kept and sent again. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Fault)) return false
  const { status } = error.problem
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status)
}

interface Lost {
  overwrote: readonly Overwritten[]
  mine: readonly Operation[]
  revisions: readonly DashboardRevision[]
}

function offerBack(client: SyncClient, { overwrote, mine, revisions }: Lost): void {
  const theirs = revisions.filter(({ revision }) => overwrote.some(each => each.revision === revision))
  const operations = overwrittenOperations(
    theirs.flatMap(each => each.operations),
    mine,
  )
  const [first] = overwrote
  if (!first || operations.length === 0) return
  toast(words.overwrote(first.by), { label: words.bringBack, run: () => client.change(operations) })
}

/** Saved, or what waits, in words. */
export function savedWords({ state, waiting }: { state: 'saved' | 'saving' | 'offline'; waiting: number }): string {
  if (state === 'saved') return words.saved
  return state === 'saving' ? words.saving : words.offline(waiting)
}
