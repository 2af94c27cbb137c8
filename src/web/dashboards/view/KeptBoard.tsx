import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import type { Dashboard, DashboardTile, TileSelection } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/Toast.tsx'
import { batchId } from '../batchId.ts'
import { FilterBar } from '../filters/FilterBar.tsx'
import { BoardBody } from './BoardBody.tsx'
import { DraftNote } from './DraftNote.tsx'
import { KeptHead } from './KeptHead.tsx'
import { keepSelection } from './keepSelection.ts'
import { SelectionChips } from './SelectionChips.tsx'
import { keptSource } from './source.ts'
import { changedValues, defaultsOf } from './standing.ts'
import { TvHead } from './TvHead.tsx'
import { useBoardState } from './useBoardState.ts'
import { useClicksFilter } from './useClicks.ts'
import { useFullScreen, useHiddenChrome } from './useFullScreen.ts'
import { useKeptChanges } from './useKept.ts'
import { tvSeconds, useTv } from './useTv.ts'

interface Props {
  dashboard: Dashboard
  onHistory: () => void
  onComment: ((tileId: string | null) => void) | null
  actions: ReactNode
}

/** A dashboard of the workspace as it is looked at. */
export function KeptBoard({ dashboard, onHistory, onComment, actions }: Props) {
  const { id, document, documentRevision, view, ownValues, level } = dashboard
  const { tv } = useSearch({ from: '/shell/dashboards/$dashboardId' })
  const source = useMemo(() => keptSource(id, view, documentRevision), [id, view, documentRevision])
  const [isDirect] = useClicksFilter()
  const { change, keepValues } = useKeptChanges(dashboard)
  const mayEdit = level === 'edit' && view === 'draft'
  const repair = ({ id: tileId, config }: DashboardTile) =>
    change.mutate([{ op: 'setTile', id: tileId, fields: { config } }], { onSuccess: () => toast(words.repaired) })
  const board = useBoardState({
    ...{ document, source, ownValues, isDirect },
    repair: mayEdit ? repair : null,
    comment: onComment,
  })
  const seconds = tvSeconds(tv)
  const [isFull, toggleFull] = useFullScreen()
  useHiddenChrome(isFull || seconds !== null)
  useTv(board, id, seconds)
  const keep = useKeepSelection(board.setSelections, dashboard)
  const isBare = seconds !== null
  const controls = !isBare && (
    <>
      <FilterBar
        onKeep={() => keepValues.mutate(changedValues(board.values, defaultsOf(document)) ?? {})}
        onForget={Object.keys(ownValues).length > 0 ? () => keepValues.mutate({}) : null}
      />
      <SelectionChips onKeep={mayEdit ? keep : null} />
    </>
  )
  return (
    <div
      className={cx(
        'mx-auto w-full flex-1 px-4 pt-4 pb-24 sm:px-6 sm:pb-12',
        !isBare && !isFull && 'max-w-[1440px]',
        // Nobody opens a menu on a TV.
        isBare && '[&_[data-tile]_header_button]:invisible',
      )}
    >
      {!isBare && (
        <>
          <KeptHead {...{ dashboard, onHistory, actions }} onFullScreen={toggleFull} />
          <ViewNote dashboard={dashboard} />
        </>
      )}
      {isBare && <TvHead dashboardId={id} name={document.name} />}
      <BoardBody board={board} controls={controls} />
    </div>
  )
}

function ViewNote({ dashboard }: { dashboard: Dashboard }) {
  const go = useNavigate()
  return (
    <DraftNote
      dashboard={dashboard}
      onView={view =>
        void go({
          to: '/dashboards/$dashboardId',
          params: { dashboardId: dashboard.id },
          search: view ? { view } : {},
          replace: true,
        })
      }
    />
  )
}

/** Makes a filter of what is chosen in a tile; then it need not be chosen any more. */
function useKeepSelection(setSelections: (next: readonly TileSelection[]) => void, dashboard: Dashboard) {
  const { change } = useKeptChanges(dashboard)
  const [isBusy, setIsBusy] = useState(false)
  return (selection: TileSelection) => {
    const operations = keepSelection(dashboard.document, selection, batchId())
    if (!operations || isBusy) {
      if (!operations) toast(words.keepNot)
      return
    }
    setIsBusy(true)
    change.mutate(operations, {
      onSuccess: () => {
        setSelections([])
        toast(words.keepDone)
      },
      onSettled: () => setIsBusy(false),
    })
  }
}
