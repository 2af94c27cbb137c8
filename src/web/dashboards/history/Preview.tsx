import { useQuery } from '@tanstack/react-query'
import { History, RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import type { Dashboard, DashboardDocument } from '../../../contract/dashboard.ts'
import { dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { call } from '../../api.ts'
import { boardText as words } from '../../boardText.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { DashboardSkeleton } from '../DashboardSkeleton.tsx'
import { BoardBody } from '../view/BoardBody.tsx'
import { type BoardSource, keptSource } from '../view/source.ts'
import { useBoardState } from '../view/useBoardState.ts'
import { revisionQuery } from './queries.ts'
import { useRevisions } from './useRevisions.ts'

interface Props {
  dashboard: Dashboard
  revision: number
  onHistory: () => void
}

/** A dashboard as it was at a revision, with the data of now. */
export function Preview({ dashboard, revision, onHistory }: Props) {
  const asked = useQuery(revisionQuery(dashboard.id, revision))
  const { look, restore } = useRevisions(dashboard.id)
  return (
    <div className="mx-auto w-full max-w-[1440px] flex-1 px-4 pt-4 pb-12 sm:px-6">
      <div className="mb-4 flex flex-wrap items-center gap-2 rounded-card border border-accent bg-accent-soft px-3 py-1.5">
        <p className="min-w-0 flex-1 font-medium text-body">{words.previewing(revision)}</p>
        <Button onClick={onHistory}>
          <History size={14} aria-hidden />
          {words.history}
        </Button>
        <Button onClick={() => void look(null)}>{words.endPreview}</Button>
        {dashboard.level === 'edit' && (
          <Button look="primary" busy={restore.isPending} onClick={() => restore.mutate(revision)}>
            <RotateCcw size={14} aria-hidden />
            {words.restore}
          </Button>
        )}
      </div>
      {asked.isPending && <DashboardSkeleton />}
      {asked.isError && (
        <Card>
          <Fault error={asked.error} onRetry={() => void asked.refetch()} />
        </Card>
      )}
      {asked.data && <Was id={dashboard.id} revision={revision} document={asked.data.document} />}
    </div>
  )
}

function Was({ id, revision, document }: { id: string; revision: number; document: DashboardDocument }) {
  const source = useMemo(() => pastSource(id, revision), [id, revision])
  const board = useBoardState({ document, source, isDirect: false })
  return (
    <>
      <h1 className="mb-3 font-semibold text-title">{document.name}</h1>
      <BoardBody board={board} controls={null} />
    </>
  )
}

/** The tiles of then, under the filters of then, with the data of now. */
function pastSource(dashboardId: string, revision: number): BoardSource {
  const params = { dashboardId }
  return {
    ...keptSource(dashboardId, 'draft', revision),
    key: [dashboardId, 'past', revision],
    brush: null,
    draw: (request, signal) =>
      call(dashboardViewRoutes.drawDashboard, { params, body: { ...request, revision } }, signal),
  }
}
