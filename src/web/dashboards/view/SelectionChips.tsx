import { Contrast, ListPlus, X } from 'lucide-react'
import { useEffect } from 'react'
import type { TileSelection } from '../../../contract/dashboard.ts'
import type { Filter } from '../../../contract/plan.ts'
import { boardText as words } from '../../boardText.ts'
import { filterWords } from '../../grid/filterWords.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { scalarSays } from '../filters/filterSays.ts'
import { useBoard } from './board.ts'
import { inverted, without } from './selecting.ts'
import { tileTitle } from './tileTitle.ts'

interface Props {
  /** Makes a filter of a selection, for good; null for who may not. */
  onKeep: ((selection: TileSelection) => void) | null
}

/** What is chosen in tiles, each to be turned around, kept or cleared. Escape clears all. */
export function SelectionChips({ onKeep }: Props) {
  const { document, selections, setSelections, drawn } = useBoard()
  const hasSome = selections.length > 0
  useEscape(hasSome, () => setSelections([]))
  if (!hasSome) return null
  return (
    <ul aria-label={words.selections} className="flex flex-wrap items-center gap-2">
      {selections.map(selection => {
        const { tileId, filter, isInverted } = selection
        const tile = document.tiles.find(({ id }) => id === tileId)
        if (!tile) return null
        const said = selectionSays(filter, tile.config)
        return (
          <li
            key={tileId}
            className="inline-flex max-w-full items-center rounded-control border border-accent bg-accent-soft pl-2.5 text-body"
          >
            <span className="sr-only">{words.selectionOf(tileTitle(tile, drawn.byId.get(tileId)))}: </span>
            {isInverted && <span className="mr-1 font-medium">{words.not}</span>}
            <span className="min-w-0 max-w-80 truncate" title={said}>
              {said}
            </span>
            <IconButton
              label={words.invert(said)}
              aria-pressed={isInverted}
              onClick={() => setSelections(inverted(selections, tileId))}
            >
              <Contrast size={14} aria-hidden />
            </IconButton>
            {onKeep && (
              <IconButton label={words.keep(said)} onClick={() => onKeep(selection)}>
                <ListPlus size={14} aria-hidden />
              </IconButton>
            )}
            <IconButton label={words.clear(said)} onClick={() => setSelections(without(selections, tileId))}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        )
      })}
      {selections.length > 1 && (
        <li>
          <Button onClick={() => setSelections([])}>{words.clearAll}</Button>
        </li>
      )}
    </ul>
  )
}

/** What is chosen, with the names of the columns as the tile knows them. */
export function selectionSays(filter: Filter, config: object): string {
  const columns = 'columns' in config ? (config.columns as { id: string; name: string }[]) : []
  return filterWords(filter, {
    name: id => columns.find(column => column.id === id)?.name ?? id,
    value: (_id, value) => (typeof value === 'string' ? value.replace(/T00:00:00$/, '') : scalarSays(value)),
  })
}

function useEscape(isOn: boolean, act: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    const onKey = (event: KeyboardEvent) => {
      // What floats, and what is typed, has the first right to the key.
      const isTaken =
        event.defaultPrevented ||
        (event.target instanceof Element && event.target.closest('input, textarea, select, [role=dialog], [role=menu]'))
      if (event.key === 'Escape' && !isTaken) act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
