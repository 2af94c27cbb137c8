import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { isAskingConfig } from '../../../core/dashboard/asked.ts'
import { filtersText as words } from '../../filtersText.ts'
import { Button } from '../../ui/Button.tsx'
import { type Board, useBoard } from '../view/board.ts'
import { isSameValue } from '../view/standing.ts'
import { FilterControl } from './FilterControl.tsx'

/** A filter's control, which tiles it touches, and the ways back. */
export function FilterPanel({ filter }: { filter: DashboardFilter }) {
  const board = useBoard()
  const { values, defaults, setValue, locked } = board
  const { id } = filter
  const [value, initial] = [values[id] ?? null, defaults[id] ?? null]
  return (
    <div className="grid gap-3">
      <FilterControl filter={filter} />
      <p className="num text-label text-muted">{touchSays(id, board)}</p>
      {!locked.has(id) && (
        <div className="flex flex-wrap gap-2">
          {value !== null && <Button onClick={() => setValue(id, null)}>{words.clear}</Button>}
          {!isSameValue(value, initial) && initial !== null && (
            <Button onClick={() => setValue(id, initial)}>{words.reset}</Button>
          )}
        </div>
      )}
    </div>
  )
}

/** 'Touches 5 of 6 tiles', of the tab that is open. */
function touchSays(filterId: string, { document, drawn, tabId }: Board): string {
  const asking = document.tiles.filter(({ tabId: of, config }) => of === tabId && isAskingConfig(config))
  const touched = new Set(drawn.targets.filter(target => target.filterId === filterId).map(({ tileId }) => tileId))
  return words.touches(asking.filter(({ id }) => touched.has(id)).length, asking.length)
}
