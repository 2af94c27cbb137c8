import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { Sheet } from '../../explore/Sheet.tsx'
import { filtersText as words } from '../../filtersText.ts'
import { Button } from '../../ui/Button.tsx'
import { type Board, useBoard } from '../view/board.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { FilterPanel } from './FilterPanel.tsx'
import { FilterPill } from './FilterPill.tsx'

interface Props {
  /** Keeps how the filters stand for oneself; null where nobody is signed in. */
  onKeep: (() => void) | null
  onForget: (() => void) | null
}

/** The filters of a tab that have no place on the grid; on a phone a button under the thumb opens them. */
export function FilterBar({ onKeep, onForget }: Props) {
  const board = useBoard()
  const filters = barFilters(board)
  if (filters.length === 0) return null
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={words.bar} className="hidden flex-wrap items-center gap-2 sm:flex">
        {filters.map(filter => (
          <FilterPill key={filter.id} filter={filter} />
        ))}
        <FilterMenu onKeep={onKeep} onForget={onForget} />
      </div>
      <PhoneFilters filters={filters} {...{ onKeep, onForget }} />
    </>
  )
}

/** Filters of the open tab in their order, without those that stand among the tiles. */
function barFilters({ document, tabId }: Board): DashboardFilter[] {
  const placed = new Set(document.tiles.flatMap(({ config }) => (config.kind === 'filter' ? [config.filterId] : [])))
  return document.filters
    .filter(filter => (filter.tabId === null || filter.tabId === tabId) && !placed.has(filter.id))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

function PhoneFilters({ filters, ...menu }: Props & { filters: readonly DashboardFilter[] }) {
  const { values } = useBoard()
  const [isOpen, setIsOpen] = useState(false)
  const set = filters.filter(({ id }) => values[id]).length
  return (
    <div className="fixed right-4 bottom-4 z-20 sm:hidden print:hidden">
      <Button look="primary" onClick={() => setIsOpen(true)} className="h-12 rounded-full px-5 shadow-floating">
        <SlidersHorizontal size={16} aria-hidden />
        {words.open(set)}
      </Button>
      {isOpen && (
        <Sheet title={words.bar} onClose={() => setIsOpen(false)}>
          <div className="min-h-0 flex-1 overflow-auto">
            {filters.map(filter => (
              <section key={filter.id} aria-label={filter.label} className="border-line border-t py-3">
                <h3 className="mb-2 font-semibold text-body">{filter.label}</h3>
                <FilterPanel filter={filter} />
              </section>
            ))}
          </div>
          <div className="flex items-center justify-between gap-2 pt-2">
            <FilterMenu {...menu} />
            <Button look="primary" onClick={() => setIsOpen(false)} className="flex-1">
              {words.done}
            </Button>
          </div>
        </Sheet>
      )}
    </div>
  )
}
