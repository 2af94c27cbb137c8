import { useCallback, useMemo, useRef } from 'react'
import type { ChartModel, ChartSpec } from '../../contract/chart.ts'
import { withoutSeries } from '../../core/chart/echarts/legend.ts'
import { notesOf } from '../../core/chart/echarts/notes.ts'
import { filterOfRange, type ZoomRange } from '../../core/chart/echarts/zoom.ts'
import { filterOfMark } from '../../core/chart/filterOfMark.ts'
import { markAt } from '../../core/chart/mark.ts'
import { Chart } from '../charts/Chart.tsx'
import type { Picked } from '../charts/scene.ts'
import { chartText } from '../chartText.ts'
import { useDrill } from '../figures/drill.ts'
import { useShowMark } from '../figures/showMark.ts'
import { writer } from '../format.ts'
import { chosenMarks } from './chosenMarks.ts'
import { useCrossFilter } from './crossFilter.ts'

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
  const cross = useCrossFilter()
  // What is drawn over is looked at closer: everything here, or else this chart; in a dashboard the others follow it.
  const closer = zoom ?? filterTo
  const shown = useMemo(() => withoutSeries(model, hidden), [model, hidden])
  const notes = notesOf(shown, writer)
  const chosen = cross?.chosen ?? null
  const isChosen = useMemo(() => (chosen ? chosenMarks(shown, encoding, chosen) : null), [shown, encoding, chosen])
  const pick = useCallback(
    ({ place, x, y, isAdding = false, asksWhat = false }: Picked) => {
      const mark = markAt(shown, encoding, place)
      if (!mark) return
      const filter = cross?.isDirect && !asksWhat && mark.kind === 'figure' ? filterOfMark(shown, mark) : null
      if (filter) cross?.choose(filter, isAdding)
      else show({ mark, model: shown }, { x, y })
    },
    [shown, encoding, show, cross],
  )
  const choose = (range: ZoomRange) => {
    const filter = filterOfRange(shown, encoding, range)
    if (!filter) cross?.brush(null)
    else if (cross) cross.choose(filter, false)
    else closer?.(filter)
  }
  const brushed = useRef('')
  const brush = (range: ZoomRange | null) => {
    const filter = range && filterOfRange(shown, encoding, range)
    const written = JSON.stringify(filter)
    // Within one bin nothing moves.
    if (written === brushed.current) return
    brushed.current = written
    cross?.brush(filter)
  }
  return (
    <>
      <div className="mt-2 flex min-h-0 flex-1 flex-col">
        <Chart
          model={shown}
          onOpenData={onOpenData}
          onPick={pick}
          isChosen={isChosen}
          {...((closer || cross) && { onZoom: choose })}
          {...(cross && { onBrush: brush, keys: chartText.keysSelect })}
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
