import { ArrowDown, ArrowUp, Info, ListFilter } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { ExploreLink } from '../explore/ExploreLink.tsx'
import { qualityText } from '../qualityText.ts'
import { text } from '../text.ts'
import { cx } from '../ui/cx.ts'
import { layer } from '../ui/layer.ts'
import { isNumeric } from './cellText.ts'
import { FilterForm } from './FilterForm.tsx'
import { MiniProfile } from './MiniProfile.tsx'
import { ResizeHandle } from './ResizeHandle.tsx'
import { TypeIcon } from './typeIcon.tsx'

const words = text.grid
export type Direction = 'asc' | 'desc' | null

interface Props {
  column: Column
  index: number
  width: number
  direction: Direction
  conditions: readonly Filter[]
  onSort: () => void
  onFilter: (conditions: Filter[]) => void
  onResize: (width: number) => void
  onAbout: () => void
}

// biome-ignore-start lint/a11y/useSemanticElements: a table cannot hold rows by position; these are the roles of the grid pattern
// biome-ignore-start lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell

/** The head of a column: its name sorts, the funnel filters, its edge resizes. */
export function HeadCell({ column, index, width, direction, conditions, onSort, onFilter, onResize, onAbout }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp
  const sorted = direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending'
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sorted}
      style={{ width }}
      className="group/head relative shrink-0 border-line border-r px-2 py-1 text-label text-muted"
    >
      <div className={cx('flex h-6 items-center gap-1', isNumeric(column) && 'flex-row-reverse')}>
        <button
          type="button"
          onClick={onSort}
          title={column.name}
          className={cx(
            '-mx-1 flex h-6 min-w-0 flex-1 items-center gap-1 rounded-control px-1 font-medium hover:bg-hover hover:text-fg',
            isNumeric(column) && 'flex-row-reverse',
            direction && 'text-fg',
          )}
        >
          <TypeIcon column={column} />
          <span className="truncate">{column.name}</span>
          {direction && <Arrow size={12} aria-hidden className="shrink-0" />}
        </button>
        <span
          className={cx(
            'absolute top-1 flex bg-surface',
            isNumeric(column) ? 'left-1' : 'right-2',
            conditions.length === 0 &&
              'opacity-0 focus-within:opacity-100 group-hover/head:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100',
          )}
        >
          <button
            type="button"
            aria-label={qualityText.about(column.name)}
            onClick={onAbout}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-hover hover:text-fg"
          >
            <Info size={12} aria-hidden />
          </button>
          <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
            <Popover.Trigger
              aria-label={words.filterOf(column.name)}
              className={cx(
                'inline-flex size-6 shrink-0 items-center justify-center rounded-control hover:bg-hover hover:text-fg',
                conditions.length > 0 ? 'text-accent' : 'text-muted',
              )}
            >
              <ListFilter size={12} aria-hidden />
            </Popover.Trigger>
            <Popover.Portal container={layer()}>
              <Popover.Content
                align="start"
                sideOffset={4}
                collisionPadding={12}
                aria-label={words.filterOf(column.name)}
                className="z-50 w-64 animate-appear rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
              >
                <FilterForm
                  column={column}
                  conditions={conditions}
                  onApply={next => {
                    setIsOpen(false)
                    onFilter(next)
                  }}
                />
                <div className="mt-3 border-line border-t pt-3">
                  <ExploreLink column={column} />
                </div>
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
        </span>
      </div>
      <div className="mt-1 h-5 text-[11px] text-muted leading-5">
        <MiniProfile column={column} />
      </div>
      <ResizeHandle name={column.name} width={width} onResize={onResize} />
    </div>
  )
}
// biome-ignore-end lint/a11y/useSemanticElements: see above
// biome-ignore-end lint/a11y/useFocusableInteractive: see above
