import { Card } from '../ui/Card.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

const bars = [62, 84, 48, 100, 71, 90, 55, 38]
const names = [92, 74, 66, 51, 40, 31]

/** The shape of a dashboard, at its size, until it is there. */
export function DashboardSkeleton() {
  return (
    <div aria-busy className="grid grid-cols-2 gap-4 lg:grid-cols-12">
      {[0, 1, 2, 3].map(i => (
        <Card key={i} className="grid h-36 content-start gap-2 p-4 lg:col-span-3">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-7 w-32" />
          <Skeleton className="mt-4 h-6" />
        </Card>
      ))}
      <Card className="col-span-2 flex h-[344px] flex-col p-4 lg:col-span-8">
        <Skeleton className="h-4 w-40" />
        <div className="flex flex-1 items-end gap-4 pt-8">
          {bars.map(height => (
            <span key={height} className="flex-1" style={{ height: `${height}%` }}>
              <Skeleton className="h-full" />
            </span>
          ))}
        </div>
      </Card>
      <Card className="col-span-2 flex h-[344px] flex-col gap-4 p-4 lg:col-span-4">
        <Skeleton className="h-4 w-28" />
        {names.map(width => (
          <span key={width} style={{ width: `${width}%` }}>
            <Skeleton className="h-6" />
          </span>
        ))}
      </Card>
    </div>
  )
}
