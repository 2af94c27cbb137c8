import { type ReactNode, useMemo, useState } from 'react'
import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { DrillProvider } from '../../figures/drill.ts'
import { formatValue } from '../../format.ts'
import { Card } from '../../ui/Card.tsx'
import { cx } from '../../ui/cx.ts'
import { say } from '../../words.ts'
import { ChartCard } from '../ChartCard.tsx'
import { CrossFilterProvider } from '../crossFilter.ts'
import { subtitleOf } from '../subtitleOf.ts'
import { TileProblem } from '../TileProblem.tsx'
import { type Board, useBoard } from './board.ts'
import { FilteredBy } from './FilteredBy.tsx'
import { MissingNote } from './MissingNote.tsx'
import { NarrowedDialog } from './NarrowedDialog.tsx'
import { TileItems } from './TileItems.tsx'
import { TileShape } from './TileShape.tsx'
import { tileTitle } from './tileTitle.ts'
import { useTileChoice } from './useTileChoice.ts'

interface Props {
  tile: DashboardTile
  kind: 'chart' | 'finding'
  /** The chart's type, as far as it is known before it is drawn. */
  type: string
}

/** A tile that is drawn of data: as a chart, or as the sentence it says. */
export function DrawnCard({ tile, kind, type }: Props) {
  const board = useBoard()
  const drawn = board.drawn.byId.get(tile.id)
  const cross = useTileChoice(tile.id)
  const [asks, setAsks] = useState(false)
  const select = useMemo(
    () => ({ select: (filter: Parameters<typeof cross.choose>[0]) => cross.choose(filter, false) }),
    [cross],
  )
  const isFailed = drawn !== undefined && drawn.model === null
  const body = isFailed ? <Failed tile={tile} drawn={drawn} /> : <TileShape type={type} />
  if (kind === 'finding') return <Finding tile={tile} drawn={drawn} fallback={body} />
  return (
    <CrossFilterProvider value={cross}>
      <DrillProvider value={select}>
        <ChartCard
          title={tileTitle(tile, drawn)}
          subtitle={tile.description || subtitleOfDrawn(drawn)}
          spec={drawn?.spec ?? null}
          model={drawn?.model ?? null}
          whole={drawn && wholeOf(drawn, board)}
          hasOrigins={board.source.hasOrigins}
          exported={exportOf(drawn, board)}
          marks={<FilteredBy drawn={drawn} />}
          items={<TileItems tileId={tile.id} hasData={drawn?.model != null} hasRows onNarrowed={() => setAsks(true)} />}
          className={cx(cross.chosen && 'border-accent')}
        >
          {body}
        </ChartCard>
        {asks && <NarrowedDialog title={tileTitle(tile, drawn)} drawn={drawn} onClose={() => setAsks(false)} />}
      </DrillProvider>
    </CrossFilterProvider>
  )
}

function subtitleOfDrawn(drawn: DrawnTile | undefined): string {
  return drawn?.spec ? subtitleOf({ model: drawn.model, spec: drawn.spec }) : ''
}

function exportOf(drawn: DrawnTile | undefined, { source }: Board) {
  const spec = drawn?.spec
  return spec && source.hasExports ? (hidden: ReadonlySet<string>) => ({ spec, hidden }) : null
}

/** A key figure as it would be without what is chosen elsewhere. */
function wholeOf({ tileId, model, selectedBy }: DrawnTile, { drawn }: Board): string | undefined {
  const whole = drawn.wholes.get(tileId)?.model?.metric
  if (!model?.metric || !whole || selectedBy.length === 0) return undefined
  const written = formatValue(whole.value, whole.format, 'kpi')
  const aggregate = model.plan.measures.find(({ as }) => as === whole.measure)?.aggregate
  return aggregate === 'sum' || aggregate === 'count' ? words.ofAll(written) : words.inAll(written)
}

function Failed({ tile, drawn }: { tile: DashboardTile; drawn: DrawnTile }) {
  const { repair, drawn: all } = useBoard()
  if (drawn.missing.length > 0) return <MissingNote tile={tile} missing={drawn.missing} repair={repair} />
  return <TileProblem problem={drawn.problem} onRetry={all.redraw} />
}

interface PartProps {
  tile: DashboardTile
  drawn: DrawnTile | undefined
}

/** What a chart says, without the chart. */
function Finding({ tile, drawn, fallback }: PartProps & { fallback: ReactNode }) {
  const title = tileTitle(tile, drawn)
  return (
    <Card role="group" aria-label={title} className="flex h-full min-w-0 flex-col overflow-auto px-4 pt-3 pb-3">
      <header className="flex gap-2">
        <h2 className="min-w-0 flex-1 font-semibold text-body">{title}</h2>
        <FilteredBy drawn={drawn} />
      </header>
      {drawn?.model ? <p className="mt-1 text-lead">{say(drawn.model.summary)}</p> : fallback}
    </Card>
  )
}
