import { useInfiniteQuery } from '@tanstack/react-query'
import { Eye, RotateCcw } from 'lucide-react'
import type { Question } from '../../contract/question.ts'
import type { ChartRevision, SavedChart } from '../../contract/savedChart.ts'
import { useMay } from '../access/me.ts'
import { formatAgo, formatMoment } from '../format.ts'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { historyQuery } from './queries.ts'
import { useChartChanges } from './useChartChanges.ts'

interface Props {
  chart: SavedChart
  /** Draws an earlier state, without keeping it. */
  onLook: (question: Question) => void
  onClose: () => void
}

/** What was changed on a chart, by whom and when, and the way back to each state. */
export function HistoryDialog({ chart, onLook, onClose }: Props) {
  const found = useInfiniteQuery(historyQuery(chart.id))
  const revisions = found.data?.pages.flatMap(page => page.items) ?? []
  return (
    <Dialog open onClose={onClose} title={words.historyOf(chart.name)} description={words.historyNote}>
      {found.isPending && <Skeleton className="h-32" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      <ol className="grid">
        {revisions.map(revision => (
          <Step key={revision.revision} chart={chart} revision={revision} onLook={onLook} onClose={onClose} />
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

function Step({ chart, revision, onLook, onClose }: Props & { revision: ChartRevision }) {
  const mayEdit = useMay('editor')
  const { goBack } = useChartChanges()
  const isNow = revision.revision === chart.revision
  const restore = () =>
    goBack.mutate(
      { chartId: chart.id, revision: revision.revision },
      {
        onSuccess: restored => {
          onClose()
          toast(words.revisionRestored(revision.revision))
          onLook(restored.question)
        },
      },
    )
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-line border-t py-2">
      <div className="min-w-0 flex-1">
        {revision.what.map(message => (
          <p key={say(message)} className="text-body">
            {say(message)}
          </p>
        ))}
        <p className="text-label text-muted" title={formatMoment(revision.at)}>
          {words.by(revision.by, formatAgo(revision.at))}
          {isNow && ` · ${words.current}`}
        </p>
      </div>
      {!isNow && (
        <div className="flex gap-1">
          <Button
            look="ghost"
            onClick={() => {
              onClose()
              onLook(revision.question)
            }}
          >
            <Eye size={14} aria-hidden />
            {words.preview}
          </Button>
          {mayEdit && (
            <Button busy={goBack.isPending} onClick={restore}>
              <RotateCcw size={14} aria-hidden />
              {words.restore}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
