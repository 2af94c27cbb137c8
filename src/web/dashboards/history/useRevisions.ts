import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { boardText as words } from '../../boardText.ts'
import { toast } from '../../ui/Toast.tsx'

/** Looking at an earlier state of a dashboard, and making it the newest. */
export function useRevisions(dashboardId: string) {
  const queries = useQueryClient()
  const go = useNavigate()
  /** Shows a state; without one, what is now. */
  const look = (revision: number | null) =>
    go({
      to: '/dashboards/$dashboardId',
      params: { dashboardId },
      search: revision === null ? {} : { at: String(revision) },
    })
  const restore = useMutation({
    mutationFn: (revision: number) =>
      call(dashboardRoutes.restoreDashboardRevision, { params: { dashboardId, revision } }),
    onSuccess: async (_, revision) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['kept', dashboardId] }),
        queries.invalidateQueries({ queryKey: ['dashboards'] }),
      ])
      toast(words.restored(revision))
      await look(null)
    },
  })
  return { look, restore }
}
