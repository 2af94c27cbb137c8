import { X } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { exploreText as words } from '../exploreText.ts'
import { layer } from '../ui/layer.ts'
import { ConditionForm } from './ConditionForm.tsx'
import { isPlain, subjectOf } from './conditionInput.ts'

interface Props {
  said: string
  condition: Filter
  isFigure?: boolean
  columnOf: (id: string) => Column | undefined
  onChange: (condition: Filter | null) => void
  /** Opens the blocks: what a form for one column cannot show is edited there. */
  onTree: () => void
}

/** One condition as a chip in words, its form behind it. */
export function FilterPopover({ said, condition, isFigure = false, columnOf, onChange, onTree }: Props) {
  const [open, setOpen] = useState(false)
  const column = columnOf(subjectOf(condition) ?? '')
  const hasForm = column !== undefined && isPlain(condition)
  return (
    <Popover.Root open={open} onOpenChange={next => (hasForm ? setOpen(next) : onTree())}>
      <span className="inline-flex h-7 min-w-0 max-w-[calc(100%-4rem)] items-center rounded-control border border-line bg-bg text-label pointer-coarse:h-11">
        <Popover.Trigger
          aria-label={words.editFilter(said)}
          title={said}
          className="h-full min-w-0 truncate rounded-control pl-2"
        >
          {said}
        </Popover.Trigger>
        <button
          type="button"
          aria-label={words.removeFilter(said)}
          onClick={() => onChange(null)}
          className="inline-flex h-full w-6 shrink-0 items-center justify-center rounded-control text-muted hover:text-fg pointer-coarse:w-11"
        >
          <X size={12} aria-hidden />
        </button>
      </span>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words.editFilter(said)}
          className="z-50 max-h-[80vh] w-80 max-w-[calc(100vw-24px)] animate-appear overflow-auto rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
        >
          {column && (
            <ConditionForm
              column={column}
              condition={condition}
              isFigure={isFigure}
              onApply={next => {
                setOpen(false)
                onChange(next)
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
