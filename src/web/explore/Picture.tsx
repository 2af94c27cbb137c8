import type { UseQueryResult } from '@tanstack/react-query'
import type { Tile } from '../../contract/dashboard.ts'
import type { Output } from '../../contract/route.ts'
import type { chartRoutes } from '../../contract/routes/analytics.ts'
import { TileCard } from '../dashboards/TileCard.tsx'
import { Card } from '../ui/Card.tsx'
import { cx } from '../ui/cx.ts'
import { Fault } from '../ui/Fault.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

type Asked = Output<typeof chartRoutes.askChart>

/** The answer as a chart; while another is awaited the last one stays, dimmed, and a fault stands in its place. */
export function Picture({ asked }: { asked: UseQueryResult<Asked> }) {
  const shape = 'h-[max(24rem,calc(100dvh-30rem))] min-w-0'
  if (asked.isError)
    return (
      <Card className={shape}>
        <Fault error={asked.error} onRetry={() => void asked.refetch()} />
      </Card>
    )
  if (!asked.data)
    return (
      <Card aria-busy className={cx('grid content-start gap-3 p-4', shape)}>
        <Skeleton className="h-5 w-64" />
        <Skeleton className="mt-4 h-72" />
      </Card>
    )
  return (
    <div
      aria-busy={asked.isPlaceholderData}
      className={cx('transition-opacity duration-150', shape, asked.isPlaceholderData && 'opacity-60')}
    >
      <TileCard tile={tileOf(asked.data)} onRetry={() => void asked.refetch()} />
    </div>
  )
}

function tileOf({ spec, model, suggestions }: Asked): Tile {
  const why = suggestions.find(({ type }) => type === spec.type)?.why ?? spec.title
  return { id: 'explore', place: { x: 0, y: 0, w: 12, h: 1 }, spec, model, why, problem: null }
}
