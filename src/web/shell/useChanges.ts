import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { accessRoutes } from '../../contract/routes/access.ts'
import { watch } from '../api.ts'

/** What becomes stale when a thing of this kind changes. */
const stale: Record<string, string[][]> = {
  dataset: [['datasets'], ['dataset'], ['tags']],
  folder: [['folders'], ['datasets'], ['dashboards']],
  chart: [['charts'], ['chart'], ['drawn']],
  dashboard: [['dashboards'], ['kept']],
  comment: [['comments']],
  notification: [['notifications']],
  version: [['datasets'], ['dataset'], ['dashboard'], ['drawn']],
  proposal: [['proposal']],
  upload: [['uploads']],
  job: [['uploads']],
  member: [['members'], ['me']],
  invitation: [['invitations']],
  workspace: [['me']],
}

/** Listens to what changes in the workspace and has the open page refresh itself. */
export function useChanges(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      watch(
        accessRoutes.changes,
        {},
        {
          onEvent: ({ kind }) => {
            for (const queryKey of stale[kind.split('.')[0] ?? ''] ?? []) void queries.invalidateQueries({ queryKey })
          },
        },
      ),
    [queries],
  )
}
