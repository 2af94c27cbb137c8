import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Dashboard } from '../../../contract/dashboard.ts'
import { dashboardRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { builderText as words } from '../../builderText.ts'
import { toast } from '../../ui/Toast.tsx'
import type { useDashboardSync } from '../sync/useDashboardSync.ts'
import { useEditing } from './editing.ts'

function useKeptChanged() {
  const queries = useQueryClient()
  return (dashboard: Dashboard) => {
    void queries.invalidateQueries({ queryKey: ['kept', dashboard.id] })
    void queries.invalidateQueries({ queryKey: ['dashboards'] })
  }
}

/** Shows the draft, as it is here, to everybody; what waits is saved first. */
export function usePublish({ client }: ReturnType<typeof useDashboardSync>) {
  const { dashboard } = useEditing()
  const changed = useKeptChanged()
  return useMutation({
    mutationFn: async () => {
      if (!(await client.flush())) throw new Error(words.publishOffline)
      const { revision } = client.get()
      return call(dashboardRoutes.publishDashboard, { params: { dashboardId: dashboard.id }, body: { revision } })
    },
    onSuccess: published => {
      changed(published)
      toast(words.published)
    },
  })
}

/** Makes the draft what is published; it is a change like others, and can be taken back from the history. */
export function useDiscardDraft(): () => void {
  const { dashboard } = useEditing()
  const changed = useKeptChanged()
  const { mutate } = useMutation({
    mutationFn: () => call(dashboardRoutes.discardDraft, { params: { dashboardId: dashboard.id } }),
    onSuccess: discarded => {
      changed(discarded)
      toast(words.discarded)
    },
  })
  return () => mutate()
}
