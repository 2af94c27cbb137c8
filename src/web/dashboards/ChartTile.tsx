import type { ChartModel } from '../../contract/chart.ts'
import { startsAwayFromZero } from '../charts/axisStart.ts'
import { Chart } from '../charts/Chart.tsx'
import { colourOf, paletteOf } from '../charts/palette.ts'
import { type Encoding, markAt } from '../figures/figureOf.ts'
import { useShowMark } from '../figures/showMark.ts'
import { text } from '../text.ts'
import { useTheme } from '../theme.ts'
import { say } from '../words.ts'

interface Props {
  model: ChartModel
  encoding: Encoding
  onOpenData: () => void
}

/** A drawn chart, its legend when lines cannot carry their names, and what has to be said below it. */
export function ChartTile({ model, encoding, onOpenData }: Props) {
  const show = useShowMark()
  const notes = [
    ...model.notes.map(say),
    ...(model.type === 'line' && startsAwayFromZero(model) ? [text.dashboard.notFromZero] : []),
  ]
  return (
    <>
      {needsLegend(model) && <Legend model={model} />}
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
      {notes.length > 0 && <p className="mt-1 truncate text-label text-muted">{notes.join(' · ')}</p>}
    </>
  )
}

function needsLegend({ type, series }: ChartModel): boolean {
  return series.length > 1 && (type !== 'line' || series.length > 4)
}

function Legend({ model }: { model: ChartModel }) {
  const palette = paletteOf(useTheme())
  return (
    <ul className="mt-1 flex flex-wrap justify-end gap-x-3">
      {model.series.map(({ name, colour }) => (
        <li key={name} className="flex items-center gap-1.5 text-label text-muted">
          <span className="size-2 rounded-[2px]" style={{ background: colourOf(palette, colour) }} />
          {name}
        </li>
      ))}
    </ul>
  )
}
