import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { Dashboard } from '../../contract/dashboard.ts'
import { boardText as words } from '../boardText.ts'
import { DashboardSkeleton } from '../dashboards/DashboardSkeleton.tsx'
import { HistoryPanel } from '../dashboards/history/HistoryPanel.tsx'
import { Preview } from '../dashboards/history/Preview.tsx'
import { useOpenDashboard } from '../dashboards/list/useDashboardChanges.ts'
import { KeptActions } from '../dashboards/view/KeptActions.tsx'
import { KeptBoard } from '../dashboards/view/KeptBoard.tsx'
import { keptQuery } from '../dashboards/view/useKept.ts'
import { isTyping } from '../shell/useShortcuts.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { Fault } from '../ui/Fault.tsx'
import { useTitle } from '../ui/Page.tsx'

const DashboardEditor = lazy(() =>
  import('../dashboards/builder/DashboardEditor.tsx').then(module => ({ default: module.DashboardEditor })),
)

const CommentsPanel = lazy(() =>
  import('../dashboards/comments/CommentsPanel.tsx').then(module => ({ default: module.CommentsPanel })),
)

/** One dashboard: looked at, built, or as it was before. */
export function KeptDashboardPage() {
  const { dashboardId } = useParams({ from: '/shell/dashboards/$dashboardId' })
  const { edit, view, tv, at } = useSearch({ from: '/shell/dashboards/$dashboardId' })
  const isBuilding = edit !== undefined
  const wanted = isBuilding ? 'draft' : tv !== undefined || view === 'published' ? 'published' : undefined
  const asked = useQuery(keptQuery(dashboardId, wanted))
  const wasBuilding = useRef(isBuilding)
  useEffect(() => {
    if (isBuilding) wasBuilding.current = true
  }, [isBuilding])
  useTitle(asked.data?.document.name ?? text.shell.dashboards)
  useEditKey(dashboardId, asked.data?.level === 'edit', isBuilding)
  if (asked.isError)
    return (
      <div className="mx-auto w-full max-w-xl p-6">
        <h1 className="sr-only">{text.common.failed}</h1>
        <Card className="mb-4">
          <Fault error={asked.error} onRetry={() => void asked.refetch()} />
        </Card>
        <Link to="/dashboards" className="text-accent text-body underline">
          {words.toList}
        </Link>
      </div>
    )
  if (!asked.data) return <Waiting />
  if (isBuilding && asked.data.level === 'edit')
    return (
      <Suspense fallback={<Waiting />}>
        <DashboardEditor key={dashboardId} dashboard={asked.data} />
      </Suspense>
    )
  return <Looked key={dashboardId} dashboard={asked.data} at={at} isBack={wasBuilding.current} />
}

interface LookedProps {
  dashboard: Dashboard
  at: string | undefined
  /** Whether one comes from building it. */
  isBack: boolean
}

function Looked({ dashboard, at, isBack }: LookedProps) {
  useEffect(() => {
    // The keyboard goes on at the way back to the builder.
    if (isBack && document.activeElement === document.body)
      document.querySelector<HTMLElement>('[aria-keyshortcuts=e]')?.focus({ preventScroll: true })
  }, [isBack])
  const [isHistoryOpen, setIsHistoryOpen] = useState(false)
  // Null: about the dashboard as a whole.
  const [discussed, setDiscussed] = useState<{ tileId: string | null } | null>(null)
  const revision = Number(at)
  const openHistory = () => setIsHistoryOpen(true)
  return (
    <>
      {at && Number.isInteger(revision) ? (
        <Preview dashboard={dashboard} revision={revision} onHistory={openHistory} />
      ) : (
        <KeptBoard
          dashboard={dashboard}
          onHistory={openHistory}
          onComment={tileId => setDiscussed({ tileId })}
          actions={<KeptActions dashboard={dashboard} onComments={() => setDiscussed({ tileId: null })} />}
        />
      )}
      {discussed && (
        <Suspense fallback={null}>
          <CommentsPanel
            key={discussed.tileId}
            dashboard={dashboard}
            tileId={discussed.tileId ?? undefined}
            onClose={() => setDiscussed(null)}
          />
        </Suspense>
      )}
      {isHistoryOpen && <HistoryPanel dashboard={dashboard} onClose={() => setIsHistoryOpen(false)} />}
    </>
  )
}

/** e leads to the builder, and back. */
function useEditKey(dashboardId: string, mayEdit: boolean, isBuilding: boolean): void {
  const open = useOpenDashboard()
  useEffect(() => {
    if (!mayEdit) return undefined
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey)
      // A tile that has the focus takes the key for itself.
      if (event.key === 'e' && isPlain && !isTyping(event) && !event.defaultPrevented)
        void open(dashboardId, { isEditing: !isBuilding })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

function Waiting() {
  return (
    <div className="mx-auto w-full max-w-[1440px] px-4 pt-4 sm:px-6">
      <h1 className="sr-only">{text.common.loading}</h1>
      <DashboardSkeleton />
    </div>
  )
}
