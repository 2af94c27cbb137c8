import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AutomaticDashboard, Tile, Verdict } from '../../contract/automatic.ts'
import type { Column } from '../../contract/column.ts'
import { type DrillActions, DrillProvider } from '../figures/drill.ts'
import { FilterChips } from '../grid/FilterChips.tsx'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { ComparisonView } from './ComparisonView.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { dashboardText } from './dashboardText.ts'
import { KeepDashboard } from './KeepDashboard.tsx'
import { LeftOut } from './LeftOut.tsx'
import { dashboardQuery, type Shown, useJudge } from './queries.ts'
import { TileGrid } from './TileGrid.tsx'
import { TileActionsProvider } from './tileActions.ts'
import { useDashboardAddress } from './useDashboardAddress.ts'
import { Wishes } from './Wishes.tsx'

const words = text.dashboard

interface Props extends Shown {
  columns: readonly Column[]
}

/** The automatic dashboard of a table: of all rows, of those zoomed into, or of some against the rest. */
export function DashboardView({ columns, ...shown }: Props) {
  const address = useDashboardAddress()
  const { conditions, zoom, compared, zoomTo, compare } = address
  const drill = useMemo<DrillActions>(
    () => ({
      zoom: filter => zoomTo([...conditions, filter]),
      exclude: filter => zoomTo([...conditions, { op: 'not', of: filter }]),
      compare,
    }),
    [conditions, zoomTo, compare],
  )
  if (compared)
    return <ComparisonView shown={shown} columns={columns} filter={compared} onEnd={() => compare(undefined)} />
  return (
    <DrillProvider value={drill}>
      {zoom && (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <span className="text-label text-muted">{dashboardText.zoomed}</span>
          <FilterChips columns={columns} conditions={conditions} onChange={zoomTo} />
          <Button onClick={() => compare(zoom)}>{dashboardText.compareWithRest}</Button>
        </div>
      )}
      <Tiles shown={shown} />
    </DrillProvider>
  )
}

function Tiles({ shown }: { shown: Shown }) {
  const { zoom } = useDashboardAddress()
  const asked = useQuery(dashboardQuery(shown, zoom))
  const judge = useJudge(shown)
  const { mutate } = judge
  const actions = useMemo(
    () => ({
      judge: ({ id }: Tile, verdict: Verdict) =>
        mutate(
          { tileId: id, verdict },
          {
            onSuccess: () =>
              toast(verdict === 'more' ? dashboardText.moreDone : dashboardText.lessDone, {
                label: text.common.undo,
                run: () => mutate({ tileId: id, verdict: null }),
              }),
          },
        ),
    }),
    [mutate],
  )
  if (asked.isPending) return <DashboardSkeleton />
  if (asked.isError)
    return (
      <Card>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  const { tiles, leftOut, summary, verdicts } = asked.data
  if (tiles.length === 0) return <Empty>{words.empty}</Empty>
  return (
    <TileActionsProvider value={actions}>
      <div className={cx('transition-opacity duration-150', asked.isPlaceholderData && 'opacity-60')}>
        <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <Summary sentences={summary} />
          <KeepDashboard datasetId={shown.datasetId} tableId={shown.tableId} />
        </div>
        <TileGrid tiles={tiles} onRetry={() => void asked.refetch()} />
        {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
        <Wishes verdicts={verdicts} onForget={tileId => mutate({ tileId, verdict: null })} />
      </div>
    </TileActionsProvider>
  )
}

/** The main findings, as sentences. */
function Summary({ sentences }: { sentences: AutomaticDashboard['summary'] }) {
  if (sentences.length === 0) return null
  return (
    <section aria-label={dashboardText.summary} className="min-w-0 max-w-[100ch] flex-1 basis-80">
      <p className="text-lead">{sentences.map(say).join(' ')}</p>
    </section>
  )
}
