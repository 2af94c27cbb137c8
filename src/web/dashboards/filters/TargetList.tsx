import type { Column } from '../../../contract/column.ts'
import type { DashboardDocument } from '../../../contract/dashboard.ts'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { sourceOf } from '../../../core/dashboard/asked.ts'
import { filterTargets, isAsking } from '../../../core/dashboard/filterTargets.ts'
import { filtersText } from '../../filtersText.ts'
import { Select } from '../../ui/Select.tsx'
import { tileTitle } from '../view/tileTitle.ts'
import { kindsFor } from './editorState.ts'

const words = filtersText.editor
const leave = '-'
const touch = '+'

interface Props {
  document: DashboardDocument
  filter: DashboardFilter
  columnsOf: (source: { datasetId: string; tableId: string }) => readonly Column[] | null
  onChange: (part: Partial<DashboardFilter>) => void
}

/** Which tiles a filter touches, and by which of their columns: by itself, or as chosen here. */
export function TargetList({ document, filter, columnsOf, onChange }: Props) {
  const tiles = document.tiles.filter(isAsking).filter(({ tabId }) => filter.tabId === null || filter.tabId === tabId)
  if (tiles.length === 0) return null
  // What would be touched if nobody had said anything.
  const byItself = filterTargets({ tiles: document.tiles, filters: [{ ...filter, targets: {} }] }, columnsOf)
  const needsColumn = filter.kind !== 'top' && filter.kind !== 'metric'
  const set = (tileId: string, chosen: string) => {
    const { [tileId]: _, ...rest } = filter.targets
    onChange({ targets: chosen === '' ? rest : { ...rest, [tileId]: chosen === leave ? null : chosen } })
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="font-medium text-label">{words.tiles}</legend>
      <p className="text-label text-muted">{words.tilesNote}</p>
      {tiles.map(tile => {
        const columns = columnsOf(sourceOf(tile.config)) ?? []
        const found = byItself.find(({ tileId }) => tileId === tile.id)
        const column = columns.find(({ id }) => id === found?.columnId)?.name ?? (found ? words.touch : null)
        const said = Object.hasOwn(filter.targets, tile.id) ? (filter.targets[tile.id] ?? leave) : ''
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the list is inside
          <label key={tile.id} className="grid grid-cols-2 items-center gap-2 text-body">
            <span className="truncate">{tileTitle(tile)}</span>
            <Select value={said} onChange={event => set(tile.id, event.target.value)} className="w-full">
              <option value="">{words.automatic(column)}</option>
              <option value={leave}>{words.leave}</option>
              {needsColumn ? (
                columns
                  .filter(one => kindsFor(one).includes(filter.kind))
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))
              ) : (
                <option value={touch}>{words.touch}</option>
              )}
            </Select>
          </label>
        )
      })}
    </fieldset>
  )
}
