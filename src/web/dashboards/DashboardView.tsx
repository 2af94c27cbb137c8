import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import type { Tile } from '../../contract/dashboard.ts'
import { dashboardRoutes } from '../../contract/routes/analytics.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Empty } from '../ui/Empty.tsx'
import { Fault } from '../ui/Fault.tsx'
import { DashboardSkeleton } from './DashboardSkeleton.tsx'
import { LeftOut } from './LeftOut.tsx'
import { TileCard } from './TileCard.tsx'

const words = text.dashboard

interface Shown {
  datasetId: string
  tableId: string
  /** A new version draws a new dashboard. */
  versionId: string
}

/** The automatic dashboard of a table. */
const dashboardQuery = ({ datasetId, tableId, versionId }: Shown) =>
  queryOptions({
    queryKey: ['dashboard', datasetId, tableId, versionId],
    queryFn: ({ signal }) =>
      call(dashboardRoutes.automaticDashboard, { params: { datasetId }, query: { tableId } }, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })

export function DashboardView(shown: Shown) {
  const asked = useQuery(dashboardQuery(shown))
  if (asked.isPending) return <DashboardSkeleton />
  if (asked.isError)
    return (
      <Card>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  const { tiles, leftOut } = asked.data
  if (tiles.length === 0) return <Empty>{words.empty}</Empty>
  return (
    <div className={cx('transition-opacity duration-150', asked.isPlaceholderData && 'opacity-60')}>
      <div className="grid grid-cols-2 gap-4 lg:auto-rows-[24px] lg:grid-cols-12">
        {tiles.map(tile => (
          <div key={tile.id} className={cx('tile min-w-0', phoneShape(tile))} style={placeOf(tile)}>
            <TileCard tile={tile} onRetry={() => void asked.refetch()} />
          </div>
        ))}
      </div>
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
    </div>
  )
}

/** On narrow screens key figures stand in pairs and everything else below each other. */
function phoneShape({ spec, model }: Tile): string {
  if (spec.type === 'metric') return 'h-36'
  // A few bars need no more room than they fill.
  if (model?.horizontal && model.table.rowCount <= 4) return 'col-span-2 h-52'
  return spec.type === 'table' ? 'col-span-2 h-80' : 'col-span-2 h-72'
}

/** The place on the grid of twelve, as variables: the style sheet uses them on wide screens only. */
function placeOf({ place }: Tile): CSSProperties {
  const { x, y, w, h } = place
  return { '--column': `${x + 1} / span ${w}`, '--row': `${y + 1} / span ${h}` } as CSSProperties
}
