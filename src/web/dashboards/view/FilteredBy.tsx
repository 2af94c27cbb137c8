import { ListFilter } from 'lucide-react'
import type { DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { boardText as words } from '../../boardText.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { filterSays } from '../filters/filterSays.ts'
import { type Board, useBoard } from './board.ts'
import { tileTitle } from './tileTitle.ts'

/** A small mark on a tile that is narrowed, which says by what. */
export function FilteredBy({ drawn }: { drawn: DrawnTile | undefined }) {
  const board = useBoard()
  return <FilterMark said={drawn ? narrowedBy(drawn, board) : []} />
}

/** The mark itself; nothing where nothing narrows. */
export function FilterMark({ said }: { said: readonly string[] }) {
  if (said.length === 0) return null
  return (
    <Tooltip text={said.join(' · ')}>
      <span
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what narrows the tile is said on focus
        tabIndex={0}
        aria-label={`${words.filteredBy} ${said.join(', ')}`}
        className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-control text-muted"
      >
        <ListFilter size={12} aria-hidden />
      </span>
    </Tooltip>
  )
}

/** What narrows a tile, in words. */
export function narrowedBy(
  { filteredBy, selectedBy }: Pick<DrawnTile, 'filteredBy' | 'selectedBy'>,
  { document, values, drawn }: Pick<Board, 'document' | 'values' | 'drawn'>,
): string[] {
  const filters = document.filters
    .filter(({ id }) => filteredBy.includes(id) && values[id])
    .map(filter => `${filter.label}: ${filterSays(filter, values[filter.id] ?? null)}`)
  const tiles = document.tiles
    .filter(({ id }) => selectedBy.includes(id))
    .map((tile: DashboardTile) => words.selectionIn(tileTitle(tile, drawn.byId.get(tile.id))))
  return [...filters, ...tiles]
}
