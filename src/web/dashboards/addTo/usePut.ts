import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Dashboard, DashboardTab, Operation } from '../../../contract/dashboard.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { text } from '../../text.ts'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'
import { addOperations, analysisDraft, chartDraft, type TileDraft } from '../builder/newTile.ts'
import type { Adding } from './adding.ts'

/** A dashboard by its id, a new one (null), or one that is open with a tab of it. */
type Where = { dashboardId: string | null } | { dashboard: Dashboard; tabId: string }

interface Asking {
  adding: Adding
  /** What a new dashboard is called; empty for its own name. */
  named: string
  done: () => void
  /** The dashboard has several tabs: which one is asked. */
  onTabs: (dashboard: Dashboard) => void
}

interface Put {
  dashboard: Dashboard
  isNew: boolean
  tabId: string
  ids: string[]
}

/** Puts something on a dashboard; says what was done, with the way there and the way back. */
export function usePut({ adding, named, done, onTabs }: Asking) {
  const queries = useQueryClient()
  const go = useNavigate()
  return useMutation({
    mutationFn: async (where: Where): Promise<Put | Dashboard> => {
      const isNew = 'dashboardId' in where && where.dashboardId === null
      const dashboard = 'dashboard' in where ? where.dashboard : await dashboardOf(where.dashboardId, named)
      const tabs = tabsOf(dashboard)
      const tabId = 'tabId' in where ? where.tabId : tabs.length === 1 ? tabs[0]?.id : undefined
      if (tabId === undefined) return dashboard
      const draft = { ...(await draftOf(queries, adding)), title: adding.title }
      const { operations, ids } = addOperations(dashboard.document, tabId, [draft])
      await change(dashboard, operations)
      return { dashboard, isNew, tabId, ids }
    },
    onSuccess: put => {
      if (!('ids' in put)) return onTabs(put)
      done()
      const { id, name } = put.dashboard
      forget(queries, id)
      const open = () =>
        void go({
          to: '/dashboards/$dashboardId',
          params: { dashboardId: id },
          search: { edit: '1', tab: put.tabId },
        })
      toast(words.addedTo(name), [
        { label: words.open, run: open },
        { label: text.common.undo, run: () => void takeBack(queries, put) },
      ])
    },
    onError: () => {},
  })
}

/** The tabs of a dashboard in their order. */
export function tabsOf({ document }: Dashboard): DashboardTab[] {
  return [...document.tabs].sort((a, b) => a.order - b.order)
}

function dashboardOf(dashboardId: string | null, named: string): Promise<Dashboard> {
  return dashboardId === null
    ? call(dashboardRoutes.createDashboard, { body: named ? { name: named } : {} })
    : call(dashboardRoutes.getDashboard, { params: { dashboardId } })
}

/** The tile, with the columns it needs as its table has them now. */
async function draftOf(queries: QueryClient, adding: Adding): Promise<TileDraft> {
  const { datasetId, tableId } = 'question' in adding ? adding.question.source : adding.source
  const dataset = await queries.ensureQueryData(datasetQuery(datasetId))
  const columns = dataset.tablesOfVersion.find(({ id }) => id === tableId)?.columns ?? []
  return 'question' in adding ? chartDraft(adding.question, columns, adding.type) : analysisDraft(adding, columns)
}

/** As of the revision that was opened: whatever others did meanwhile stays. */
const change = ({ id, documentRevision }: Dashboard, operations: Operation[]) =>
  call(dashboardRoutes.changeDashboard, {
    params: { dashboardId: id },
    body: { batchId: batchId(), base: documentRevision, operations },
  })

/** A dashboard that was made for it goes with it. */
async function takeBack(queries: QueryClient, { dashboard, isNew, ids }: Put): Promise<void> {
  const { id, name } = dashboard
  try {
    if (isNew) await call(dashboardRoutes.deleteDashboard, { params: { dashboardId: id } })
    else
      await change(
        dashboard,
        ids.map(tileId => ({ op: 'removeTile', id: tileId })),
      )
    forget(queries, id)
    toast(words.takenFrom(name))
  } catch {
    toast(text.common.failed, {
      label: text.common.retry,
      run: () => void takeBack(queries, { dashboard, isNew, ids, tabId: '' }),
    })
  }
}

function forget(queries: QueryClient, dashboardId: string): void {
  void queries.invalidateQueries({ queryKey: ['dashboards'] })
  void queries.invalidateQueries({ queryKey: ['kept', dashboardId] })
}
