import { Skeleton } from '../../ui/Skeleton.tsx'

const heights = [62, 84, 48, 100, 71, 90, 55, 38]
const widths = [92, 74, 66, 51, 40, 31]

/** The shape of a chart, at its size, until it is there. */
export function TileShape({ type }: { type: string }) {
  if (type === 'metric')
    return (
      <div aria-busy className="grid content-start gap-2">
        <Skeleton className="h-8 w-28" />
        <Skeleton className="h-4 w-20" />
      </div>
    )
  if (type === 'table' || type === 'pivot')
    return (
      <div aria-busy className="mt-3 grid content-start gap-2 overflow-hidden">
        {widths.map(width => (
          <Skeleton key={width} className="h-6" />
        ))}
      </div>
    )
  if (type === 'line' || type === 'area' || type === 'histogram')
    return (
      <div aria-busy className="flex min-h-0 flex-1 items-end gap-3 pt-4">
        {heights.map(height => (
          <span key={height} className="flex-1" style={{ height: `${height}%` }}>
            <Skeleton className="h-full" />
          </span>
        ))}
      </div>
    )
  return (
    <div aria-busy className="mt-3 grid min-h-0 flex-1 content-start gap-3 overflow-hidden">
      {widths.map(width => (
        <span key={width} style={{ width: `${width}%` }}>
          <Skeleton className="h-5" />
        </span>
      ))}
    </div>
  )
}
