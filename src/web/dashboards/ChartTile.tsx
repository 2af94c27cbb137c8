import { useCallback, useMemo } from 'react'
import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { withoutSeries } from '../../core/chart/echarts/legend.ts'
import { notesOf } from '../../core/chart/echarts/notes.ts'
import { filterOfRange, type ZoomRange } from '../../core/chart/echarts/zoom.ts'
import { markAt } from '../../core/chart/mark.ts'
import { Chart } from '../charts/Chart.tsx'
import type { Picked } from '../charts/scene.ts'
import { useDrill } from '../figures/drill.ts'
import { useShowMark } from '../figures/showMark.ts'
import { writer } from '../format.ts'

interface Props {
  model: ChartModel
  encoding: Partial<ChartSpec['encoding']>
  onOpenData: () => void
  /** Names of the series that are not drawn. */
  hidden?: ReadonlySet<string> | undefined
}

const noneHidden: ReadonlySet<string> = new Set()

/** A drawn chart, and what has to be said below it. */
export function ChartTile({ model, encoding, onOpenData, hidden = noneHidden }: Props) {
  const show = useShowMark()
  const { zoom, filterTo } = useDrill()
  // What is drawn over is looked at closer: everything here, or else this chart.
  const closer = zoom ?? filterTo
  const shown = useMemo(() => withoutSeries(model, hidden), [model, hidden])
  const notes = notesOf(shown, writer)
  const pick = useCallback(
    ({ place, x, y }: Picked) => {
      const mark = markAt(shown, encoding, place)
      if (mark) show({ mark, model: shown }, { x, y })
    },
    [shown, encoding, show],
  )
  const choose = (range: ZoomRange) => {
    const filter = filterOfRange(shown, encoding, range)
    if (filter) closer?.(filter)
  }
  return (
    <>
      <div className="mt-2 flex min-h-0 flex-1 flex-col">
        <Chart model={shown} onOpenData={onOpenData} onPick={pick} {...(closer && { onZoom: choose })} />
      </div>
      {notes.length > 0 && (
        <p className="mt-1 truncate text-label text-muted" title={notes.join(' · ')}>
          {notes.join(' · ')}
        </p>
      )}
    </>
  )
}
