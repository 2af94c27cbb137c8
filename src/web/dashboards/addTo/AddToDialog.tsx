import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LayoutDashboard, Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { datasetQuery } from '../../datasets/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Input } from '../../ui/Input.tsx'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'
import { addOperations, chartDraft } from '../builder/newTile.ts'
import { dashboardsQuery } from '../list/queries.ts'
import { type Adding, askWhereToAdd, useAdding } from './adding.ts'

/** Where a chart is put on a dashboard, from wherever it stands. */
export function AddToHost() {
  const adding = useAdding()
  return adding && <AddToDialog adding={adding} onClose={() => askWhereToAdd(null)} />
}

function AddToDialog({ adding, onClose }: { adding: Adding; onClose: () => void }) {
  const [search, setSearch] = useState('')
  const { data } = useQuery(dashboardsQuery(useDeferredValue(search), 20))
  const put = usePut(adding, search.trim(), onClose)
  return (
    <Dialog open onClose={onClose} title={words.addToTitle}>
      <div className="grid gap-2">
        <Input
          value={search}
          aria-label={words.addToSearch}
          placeholder={words.addToSearch}
          onChange={event => setSearch(event.target.value)}
        />
        {put.error && <Fault error={put.error} />}
        <ul className="grid max-h-[45vh] gap-0.5 overflow-auto">
          {data?.items
            .filter(({ level }) => level === 'edit')
            .map(({ id, name }) => (
              <li key={id}>
                <button
                  type="button"
                  disabled={put.isPending}
                  onClick={() => put.mutate(id)}
                  className="flex min-h-9 w-full items-center gap-2 rounded-control px-2 text-left text-body hover:bg-hover"
                >
                  <LayoutDashboard size={14} aria-hidden className="shrink-0 text-muted" />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                </button>
              </li>
            ))}
        </ul>
        <Button busy={put.isPending} onClick={() => put.mutate(null)} className="justify-self-start">
          <Plus size={14} aria-hidden />
          {search.trim() ? `${words.newDashboard}: ${search.trim()}` : words.newDashboard}
        </Button>
      </div>
    </Dialog>
  )
}

/** Puts the chart on a dashboard, or on a new one of that name. */
function usePut({ question, type, title }: Adding, named: string, done: () => void) {
  const queries = useQueryClient()
  const go = useNavigate()
  return useMutation({
    mutationFn: async (dashboardId: string | null) => {
      const { datasetId, tableId } = question.source
      const dataset = await queries.ensureQueryData(datasetQuery(datasetId))
      const columns = dataset.tablesOfVersion.find(({ id }) => id === tableId)?.columns ?? []
      const draft = { ...chartDraft(question, columns, type), title }
      const dashboard = dashboardId
        ? await call(dashboardRoutes.getDashboard, { params: { dashboardId } })
        : await call(dashboardRoutes.createDashboard, { body: named ? { name: named } : {} })
      await append(dashboard, draft)
      return dashboard
    },
    onSuccess: ({ id, name }) => {
      done()
      void queries.invalidateQueries({ queryKey: ['dashboards'] })
      void queries.invalidateQueries({ queryKey: ['kept', id] })
      const open = () => void go({ to: '/dashboards/$dashboardId', params: { dashboardId: id }, search: { edit: '1' } })
      toast(words.addedTo(name), { label: words.open, run: open })
    },
    onError: () => {},
  })
}

/** At the first free place of the first tab. */
async function append(dashboard: Dashboard, draft: Parameters<typeof addOperations>[2][number]): Promise<void> {
  const [tab] = [...dashboard.document.tabs].sort((a, b) => a.order - b.order)
  const { operations } = addOperations(dashboard.document, tab?.id ?? '', [draft])
  await call(dashboardRoutes.changeDashboard, {
    params: { dashboardId: dashboard.id },
    body: { batchId: batchId(), base: dashboard.documentRevision, operations },
  })
}
