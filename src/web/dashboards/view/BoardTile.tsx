import { lazy, Suspense } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { Card } from '../../ui/Card.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FilterControl } from '../filters/FilterControl.tsx'
import { FilterPill } from '../filters/FilterPill.tsx'
import { useBoard } from './board.ts'
import { DrawnCard } from './DrawnCard.tsx'
import { SectionHeading } from './SectionHeading.tsx'
import { tileTitle } from './tileTitle.ts'

const AnalysisCard = lazy(() =>
  import('../analysis/AnalysisCard.tsx').then(module => ({ default: module.AnalysisCard })),
)
const TextTile = lazy(() => import('./TextTile.tsx').then(module => ({ default: module.TextTile })))

interface Props {
  tile: DashboardTile
  /** Whether the section below this heading is folded, and how to change that. */
  isFolded?: boolean
  onFold?: () => void
}

/** A tile of any kind as it is looked at. */
export function BoardTile({ tile, isFolded = false, onFold }: Props) {
  const { config } = tile
  switch (config.kind) {
    case 'chart':
    case 'finding':
      return <DrawnCard tile={tile} kind={config.kind} type={config.question.type} />
    case 'analysis':
      return (
        <Suspense fallback={<Skeleton className="h-full" />}>
          <AnalysisCard tile={tile} />
        </Suspense>
      )
    case 'section':
      return <SectionHeading tile={tile} isFolded={isFolded} {...(onFold && { onFold })} />
    case 'text':
      return (
        <Card
          role="group"
          aria-label={tileTitle(tile)}
          className="flex h-full min-w-0 flex-col overflow-hidden px-4 py-3"
        >
          {tile.title && <h2 className="truncate font-semibold text-body">{tile.title}</h2>}
          <Suspense fallback={<Skeleton className="h-12" />}>
            <TextTile markdown={config.markdown} />
          </Suspense>
        </Card>
      )
    case 'image':
      return <Picture tile={tile} config={config} />
    case 'filter':
      return <ControlTile tile={tile} filterId={config.filterId} />
  }
}

function Picture({
  tile,
  config,
}: {
  tile: DashboardTile
  config: Extract<DashboardTile['config'], { kind: 'image' }>
}) {
  const { source } = useBoard()
  return (
    <Card
      role="group"
      aria-label={config.alt || tileTitle(tile)}
      className="flex h-full min-w-0 flex-col overflow-hidden"
    >
      {tile.title && <h2 className="truncate px-4 pt-3 font-semibold text-body">{tile.title}</h2>}
      <img
        src={source.image(config.imageId)}
        alt={config.alt}
        loading="lazy"
        className={`min-h-0 w-full flex-1 ${config.fit === 'cover' ? 'object-cover' : 'object-contain'}`}
      />
    </Card>
  )
}

/** A filter's control among the tiles. */
function ControlTile({ tile, filterId }: { tile: DashboardTile; filterId: string }) {
  const { document } = useBoard()
  const filter = document.filters.find(({ id }) => id === filterId)
  if (!filter) return null
  return (
    <Card
      role="group"
      aria-label={filter.label}
      className="flex h-full min-w-0 flex-col gap-2 overflow-auto px-4 pt-3 pb-3"
    >
      <h2 className="truncate font-semibold text-body">{tile.title ?? (filter.label || words.untitled.filter)}</h2>
      {/* Where there is no room for the control it opens from a button. */}
      {tile.position.height < 6 ? <FilterPill filter={filter} /> : <FilterControl filter={filter} />}
    </Card>
  )
}
