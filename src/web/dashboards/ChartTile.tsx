import type { ChartModel } from '../../contract/chart.ts'
import { startsAwayFromZero } from '../charts/axisStart.ts'
import { Chart } from '../charts/Chart.tsx'
import { type Encoding, markAt } from '../figures/figureOf.ts'
import { useShowMark } from '../figures/showMark.ts'
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
  const notes = [
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
