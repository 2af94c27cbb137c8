import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { AnalysisItems } from '../../analysis/AnalysisItems.tsx'
import { boardText } from '../../boardText.ts'
import { text } from '../../text.ts'
import { Card } from '../../ui/Card.tsx'
import { cx } from '../../ui/cx.ts'
import { Fault } from '../../ui/Fault.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../ui/Menu.tsx'
import { TileProblem } from '../TileProblem.tsx'
import { useBoard } from '../view/board.ts'
import { FilteredBy } from '../view/FilteredBy.tsx'
import { MissingNote } from '../view/MissingNote.tsx'
import { NarrowedDialog } from '../view/NarrowedDialog.tsx'
import { TileItems } from '../view/TileItems.tsx'
import { TileShape } from '../view/TileShape.tsx'
import { AnalysisBody } from './AnalysisBody.tsx'
import { AnalysisSource } from './AnalysisSource.tsx'
import { analysisTitle } from './analysisTitle.ts'
import { useAnalysisDrawn } from './useAnalysisDrawn.ts'

const words = text.dashboard

/** An analysis on a dashboard: what it says of the rows that filters leave, its menu, and where it comes from. */
export function AnalysisCard({ tile }: { tile: DashboardTile }) {
  const { source, repair } = useBoard()
  const { drawn, isStale, error, redraw } = useAnalysisDrawn(tile.id)
  const [floating, setFloating] = useState<'source' | 'narrowed' | null>(null)
  const close = () => setFloating(null)
  const title = analysisTitle(tile, drawn)
  const { analysis } = drawn ?? {}
  return (
    <Card
      role="group"
      aria-label={title}
      aria-busy={isStale || undefined}
      className="group/tile flex h-full min-w-0 flex-col px-4 pt-3 pb-3"
    >
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-body" title={title}>
            {title}
          </h2>
          {tile.description && <p className="truncate text-label text-muted">{tile.description}</p>}
        </div>
        <FilteredBy drawn={drawn} />
        <Menu
          trigger={
            <IconButton label={words.chartMenu(title)} className="-mt-1.5 -mr-2">
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          }
        >
          {source.hasOrigins && analysis && <MenuItem onSelect={() => setFloating('source')}>{words.where}</MenuItem>}
          <TileItems
            tileId={tile.id}
            hasData={analysis !== undefined && analysis.said.pictures.length + analysis.said.tables.length > 0}
            onNarrowed={() => setFloating('narrowed')}
          />
          {source.hasExports && analysis && (
            <AnalysisItems
              asked={analysis}
              picture={analysis.said.pictures[0]?.id}
              table={analysis.said.tables[0]?.id}
            />
          )}
        </Menu>
      </header>
      <div className={cx('flex min-h-0 flex-1 flex-col transition-opacity duration-150', isStale && 'opacity-60')}>
        <Body tile={tile} drawn={drawn} error={error} redraw={redraw} repair={repair} />
      </div>
      {floating === 'source' && analysis && <AnalysisSource analysis={analysis} title={title} onClose={close} />}
      {floating === 'narrowed' && <NarrowedDialog title={title} drawn={drawn} onClose={close} />}
    </Card>
  )
}

/** What stands there until the answer does. */
const shapes = { picture: 'line', table: 'table', answer: 'metric' } as const

interface BodyProps {
  tile: DashboardTile
  drawn: DrawnTile | undefined
  error: Error | null
  redraw: () => void
  repair: ((tile: DashboardTile) => void) | null
}

/** What it says, or why it says nothing. */
function Body({ tile, drawn, error, redraw, repair }: BodyProps) {
  if (drawn?.analysis) return <AnalysisBody said={drawn.analysis.said} />
  if (drawn && drawn.missing.length > 0) return <MissingNote tile={tile} missing={drawn.missing} repair={repair} />
  if (drawn) return <TileProblem problem={drawn.problem} onRetry={redraw} title={boardText.noAnswer} />
  if (error) return <Fault error={error} onRetry={redraw} />
  return <TileShape type={shapes[tile.config.kind === 'analysis' ? tile.config.show : 'picture']} />
}
