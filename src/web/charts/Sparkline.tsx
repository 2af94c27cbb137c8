import type { Metric } from '../../contract/chart.ts'
import { sparkPath } from '../../core/chart/sparkPath.ts'

/** The course of a key figure, without axes: a shape, not a chart. */
export function Sparkline({ points }: { points: Metric['sparkline'] }) {
  const path = sparkPath(
    points.map(({ y }) => y),
    { width: 100, height: 28 },
  )
  if (!path) return null
  return (
    <svg viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true" className="h-7 w-full overflow-visible">
      <path
        d={path}
        fill="none"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
        className="stroke-muted"
      />
    </svg>
  )
}
