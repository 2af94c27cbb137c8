import { ChevronDown, Lock } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import type { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { filtersText as words } from '../../filtersText.ts'
import { cx } from '../../ui/cx.ts'
import { layer } from '../../ui/layer.ts'
import { useBoard } from '../view/board.ts'
import { isSameValue } from '../view/standing.ts'
import { FilterPanel } from './FilterPanel.tsx'
import { filterSays } from './filterSays.ts'

/** One filter in the bar: what it is and how it stands; its control opens below. Pointing at it points its tiles out. */
export function FilterPill({ filter }: { filter: DashboardFilter }) {
  const { values, defaults, locked, light } = useBoard()
  const { id, label } = filter
  const value = values[id] ?? null
  const said = filterSays(filter, value)
  const isLocked = locked.has(id)
  const on = () => light(id)
  const off = () => light(null)
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={words.set(label, said)}
        disabled={isLocked}
        onMouseEnter={on}
        onMouseLeave={off}
        onFocus={on}
        onBlur={off}
        className={cx(
          'control inline-flex max-w-72 items-center gap-1.5 rounded-control border bg-surface px-2.5 text-body hover:bg-hover data-[state=open]:bg-hover',
          isSameValue(value, defaults[id] ?? null) ? 'border-line' : 'border-accent',
        )}
      >
        <span className="shrink-0 text-muted">{label}</span>
        <span className={cx('min-w-0 truncate', value ? 'font-medium' : 'text-muted')}>{said}</span>
        {isLocked ? (
          <Lock size={12} aria-hidden className="shrink-0 text-muted" />
        ) : (
          <ChevronDown size={14} aria-hidden className="shrink-0 text-muted" />
        )}
      </Popover.Trigger>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={label}
          className="z-50 max-h-[80vh] w-80 max-w-[calc(100vw-24px)] animate-appear overflow-auto rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
        >
          <p className="mb-2 truncate font-semibold text-body">{label}</p>
          <FilterPanel filter={filter} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
