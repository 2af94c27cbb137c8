import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Dashboard, Operation } from '../../../contract/dashboard.ts'
import type { FilterValues } from '../../../contract/dashboardFilter.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { boardText } from '../../boardText.ts'
import { filtersText } from '../../filtersText.ts'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'

export type KeptView = 'draft' | 'published'

/** A dashboard opened: its draft for who may edit it, unless what is published is asked for. */
export const keptQuery = (dashboardId: string, view?: KeptView) =>
  queryOptions({
    queryKey: ['kept', dashboardId, view ?? 'any'],
    queryFn: ({ signal }) =>
      call(dashboardRoutes.getDashboard, { params: { dashboardId }, query: view ? { view } : {} }, signal),
  })

/** Changing, publishing and keeping one's own values of a dashboard that is looked at. */
export function useKeptChanges({ id, revision }: Pick<Dashboard, 'id' | 'revision'>) {
  const queries = useQueryClient()
  const params = { dashboardId: id }
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['kept', id] }),
      queries.invalidateQueries({ queryKey: ['dashboards'] }),
    ])
  const change = useMutation({
    mutationFn: (operations: Operation[]) =>
      call(dashboardRoutes.changeDashboard, { params, body: { batchId: batchId(), base: revision, operations } }),
    onSuccess: refresh,
  })
  const publish = useMutation({
    mutationFn: () => call(dashboardRoutes.publishDashboard, { params, body: { revision } }),
    onSuccess: () => {
      toast(boardText.published)
      return refresh()
    },
  })
  const keepValues = useMutation({
    mutationFn: (values: FilterValues) => call(dashboardRoutes.setOwnValues, { params, body: { values } }),
    onSuccess: ({ values }) => {
      toast(Object.keys(values).length > 0 ? filtersText.kept : filtersText.forgotten)
      return refresh()
    },
  })
  return { change, publish, keepValues }
}
