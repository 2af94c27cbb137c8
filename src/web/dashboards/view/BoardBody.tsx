import type { ReactNode } from 'react'
import { boardText as words } from '../../boardText.ts'
import { FigureCards } from '../../figures/FigureCards.tsx'
import { Card } from '../../ui/Card.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { BoardGrid } from './BoardGrid.tsx'
import { BoardTabs } from './BoardTabs.tsx'
import { type Board, BoardProvider } from './board.ts'

interface Props {
  board: Board
  /** Filters, what is chosen: above the tiles. */
  controls: ReactNode
}

/** The tabs, the filters and the tiles of a dashboard. */
export function BoardBody({ board, controls }: Props) {
  const { drawn, source } = board
  const content = (
    <>
      <BoardTabs />
      <div className="mb-4 grid gap-2 empty:hidden print:hidden">{controls}</div>
      {drawn.error && (
        <Card className="mb-4">
          <Fault error={drawn.error} onRetry={drawn.redraw} />
        </Card>
      )}
      <section id="board" aria-label={words.tiles} aria-busy={drawn.isStale || undefined}>
        <BoardGrid />
      </section>
    </>
  )
  return (
    <BoardProvider value={board}>{source.hasOrigins ? <FigureCards>{content}</FigureCards> : content}</BoardProvider>
  )
}
