import { useInfiniteQuery } from '@tanstack/react-query'
import { Copy, Eye, RotateCcw } from 'lucide-react'
import type { Dashboard, DashboardRevision } from '../../../contract/dashboard.ts'
import { useMay } from '../../access/me.ts'
import { boardText as words } from '../../boardText.ts'
import { formatAgo, formatMoment } from '../../format.ts'
import { text } from '../../text.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { say } from '../../words.ts'
import { useDashboardChanges } from '../list/useDashboardChanges.ts'
import { revisionsQuery } from './queries.ts'
import { useRevisions } from './useRevisions.ts'

interface Props {
  dashboard: Dashboard
  onClose: () => void
}

type Listed = Omit<DashboardRevision, 'operations'> & { isPublished: boolean }

/** What was changed on a dashboard, by whom and when, and the way back to each state. */
export function HistoryPanel({ dashboard, onClose }: Props) {
  const found = useInfiniteQuery(revisionsQuery(dashboard.id))
  const revisions = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Dialog open onClose={onClose} title={words.historyTitle} description={words.historyNote} wide>
      {found.isPending && <Skeleton className="h-40" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      <ol className="grid">
        {revisions.map(revision => (
          <Step key={revision.revision} dashboard={dashboard} revision={revision} onClose={onClose} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button className="mt-2" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {text.common.more}
        </Button>
      )}
    </Dialog>
  )
}

function Step({ dashboard, revision: step, onClose }: Props & { revision: Listed }) {
  const { look, restore } = useRevisions(dashboard.id)
  const { copy } = useDashboardChanges()
  const mayMake = useMay('editor')
  const { revision, what, by, at, isPublished } = step
  const isNow = revision === dashboard.revision
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line border-t py-2">
      <div className="min-w-0 flex-1 basis-60">
        {what.map(message => (
          <p key={say(message)} className="text-body">
            {say(message)}
          </p>
        ))}
        <p className="flex flex-wrap gap-x-2 text-label text-muted" title={formatMoment(at)}>
          {words.by(by, formatAgo(at))}
          {isNow && <Badge>{words.now}</Badge>}
          {isPublished && <Badge tone="good">{words.isPublished}</Badge>}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        {!isNow && (
          <Button
            look="ghost"
            onClick={() => {
              onClose()
              void look(revision)
            }}
          >
            <Eye size={14} aria-hidden />
            {words.look}
          </Button>
        )}
        {mayMake && (
          <Button look="ghost" busy={copy.isPending} onClick={() => copy.mutate({ id: dashboard.id, revision })}>
            <Copy size={14} aria-hidden />
            {words.openCopy}
          </Button>
        )}
        {!isNow && dashboard.level === 'edit' && (
          <Button busy={restore.isPending} onClick={() => restore.mutate(revision, { onSuccess: onClose })}>
            <RotateCcw size={14} aria-hidden />
            {words.restore}
          </Button>
        )}
      </div>
    </li>
  )
}
