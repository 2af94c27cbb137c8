import { useMemo, useState } from 'react'
import type { LinkedDashboard } from '../../contract/sharing.ts'
import { FilterBar } from '../dashboards/filters/FilterBar.tsx'
import { BoardBody } from '../dashboards/view/BoardBody.tsx'
import { SelectionChips } from '../dashboards/view/SelectionChips.tsx'
import { useBoardState } from '../dashboards/view/useBoardState.ts'
import { formatMoment } from '../format.ts'
import { linkedText as words } from '../sharingText.ts'
import { useTitle } from '../ui/Page.tsx'
import { documentOfLink, withColumnNames } from './boardOfLink.ts'
import { LinkedRows } from './LinkedRows.tsx'
import { linkSource, type OpenedLink } from './linkSource.ts'

interface Props {
  link: OpenedLink
  dashboard: LinkedDashboard
  /** In a frame the page around it has the title. */
  isFramed: boolean
}

/** A dashboard as whoever comes by a link looks at it: its free filters, its tabs, its tiles. */
export function LinkedBoard({ link: { token, proof }, dashboard, isFramed }: Props) {
  const document = useMemo(() => documentOfLink(dashboard), [dashboard])
  const { allowsExport } = dashboard
  const source = useMemo(() => linkSource({ token, proof }, allowsExport), [token, proof, allowsExport])
  const [rowsOf, setRowsOf] = useState<string | null>(null)
  const board = useBoardState({ document, source, showRows: dashboard.allowsRows ? setRowsOf : null })
  const { byId } = board.drawn
  const named = useMemo(() => withColumnNames(document, byId), [document, byId])
  useTitle(dashboard.name)
  const controls = (
    <>
      <FilterBar onKeep={null} onForget={null} />
      <SelectionChips onKeep={null} />
    </>
  )
  return (
    <main className="mx-auto w-full max-w-[1440px] px-4 pt-4 pb-24 sm:px-6 sm:pb-12">
      <header className={isFramed ? 'sr-only' : 'mb-4'}>
        <h1 className="font-semibold text-title tracking-[-0.01em]">{dashboard.name}</h1>
        {dashboard.description && <p className="max-w-[100ch] text-body text-muted">{dashboard.description}</p>}
        <p className="text-label text-muted" title={formatMoment(dashboard.publishedAt)}>
          {words.published(dashboard.publishedAt)}
        </p>
      </header>
      <BoardBody board={{ ...board, document: named }} controls={controls} />
      {rowsOf !== null && (
        <LinkedRows
          link={{ token, proof }}
          asked={{ tileId: rowsOf, values: board.values, selections: [...board.selections] }}
          onClose={() => setRowsOf(null)}
        />
      )}
    </main>
  )
}
