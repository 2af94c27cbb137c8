import type { ChartModel } from '../../contract/chart.ts'
import { startsAwayFromZero } from '../charts/axisStart.ts'
import { Chart } from '../charts/Chart.tsx'
import { otherAside } from '../charts/otherAside.ts'
import { type Encoding, markAt } from '../figures/figureOf.ts'
import { useShowMark } from '../figures/showMark.ts'
import { formatValue } from '../format.ts'
import { text } from '../text.ts'
import { say } from '../words.ts'

interface Props {
  model: ChartModel
  encoding: Encoding
  onOpenData: () => void
}

/** A drawn chart, and what has to be said below it. */
export function ChartTile({ model, encoding, onOpenData }: Props) {
  const show = useShowMark()
  const other = otherAside(model)
  const notes = [
    ...(other !== null && model.y ? [text.dashboard.otherAside(formatValue(other, model.y.format, 'kpi'))] : []),
    ...model.notes.map(say),
    ...(model.type === 'line' && startsAwayFromZero(model) ? [text.dashboard.notFromZero] : []),
  ]
  return (
    <>
      <div className="mt-2 flex min-h-0 flex-1 flex-col">
        <Chart
          model={model}
          onOpenData={onOpenData}
          onPick={({ x, y, ...at }) => {
            const mark = markAt(model, encoding, at)
            if (mark) show(mark, { x, y })
          }}
        />
      </div>
      {notes.length > 0 && (
        <p className="mt-1 truncate text-label text-muted" title={notes.join(' · ')}>
          {notes.join(' · ')}
        </p>
      )}
    </>
  )
}
