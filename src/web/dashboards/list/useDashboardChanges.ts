import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import type { Input } from '../../../contract/route.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { text } from '../../text.ts'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'

type NewDashboard = Input<typeof dashboardRoutes.createDashboard>['body']

/** Making, naming, moving, copying and deleting dashboards; lists and open dashboards follow. */
export function useDashboardChanges() {
  const queries = useQueryClient()
  const refresh = (id?: string) => {
    void queries.invalidateQueries({ queryKey: ['dashboards'] })
    if (id) void queries.invalidateQueries({ queryKey: ['kept', id] })
  }
  const open = useOpenDashboard()
  const create = useMutation({
    mutationFn: (body: NewDashboard) => call(dashboardRoutes.createDashboard, { body }),
    onSuccess: made => {
      refresh()
      return open(made.id, { isEditing: true })
    },
  })
  const rename = useMutation({ mutationFn: renameDashboard, onSuccess: (_, { id }) => refresh(id) })
  const copy = useMutation({
    mutationFn: ({ id, revision }: { id: string; revision?: number }) =>
      call(dashboardRoutes.copyDashboard, { params: { dashboardId: id }, body: revision ? { revision } : {} }),
    onSuccess: made => {
      refresh()
      toast(words.copied(made.name), { label: words.open, run: () => void open(made.id) })
    },
  })
  const move = useMutation({
    mutationFn: ({ id, folderId }: { id: string; folderId: string | null }) =>
      call(dashboardRoutes.moveDashboard, { params: { dashboardId: id }, body: { folderId } }),
    onSuccess: ({ id }) => refresh(id),
  })
  const favourite = useMutation({
    mutationFn: ({ id, isFavourite }: { id: string; isFavourite: boolean }) =>
      call(dashboardRoutes.favouriteDashboard, { params: { dashboardId: id }, body: { isFavourite } }),
    onSuccess: ({ id }) => refresh(id),
  })
  const restore = useMutation({
    mutationFn: (id: string) => call(dashboardRoutes.restoreDashboard, { params: { dashboardId: id } }),
    onSuccess: ({ id, name }) => {
      toast(words.restored(name))
      refresh(id)
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => call(dashboardRoutes.deleteDashboard, { params: { dashboardId: id } }),
    onSuccess: ({ id, name }) => {
      toast(words.deleted(name), { label: text.common.undo, run: () => restore.mutate(id) })
      refresh()
    },
  })
  const purge = useMutation({
    mutationFn: ({ id }: Pick<ListedDashboard, 'id' | 'name'>) =>
      call(dashboardRoutes.purgeDashboard, { params: { dashboardId: id } }),
    onSuccess: (_, { name }) => {
      toast(words.purged(name))
      refresh()
    },
  })
  return { create, rename, copy, move, favourite, restore, remove, purge }
}

/** A new name is one operation; where everybody saw the newest state, everybody sees the new name too. */
async function renameDashboard({
  dashboard: { id, revision, published },
  name,
}: {
  id: string
  dashboard: ListedDashboard
  name: string
}): Promise<void> {
  const params = { dashboardId: id }
  const changed = await call(dashboardRoutes.changeDashboard, {
    params,
    body: { batchId: batchId(), base: revision, operations: [{ op: 'details', fields: { name } }] },
  })
  const wasNewest = published?.revision === revision && changed.revision === revision + 1
  if (wasNewest) await call(dashboardRoutes.publishDashboard, { params, body: { revision: changed.revision } })
}

/** Opens a dashboard, to be looked at or to be changed. */
export function useOpenDashboard() {
  const go = useNavigate()
  return (dashboardId: string, { isEditing = false } = {}) =>
    go({ to: '/dashboards/$dashboardId', params: { dashboardId }, search: isEditing ? { edit: '1' } : {} })
}
