import { ChevronRight, Filter, FilterX, ListFilter, Scale, Split, ZoomIn } from 'lucide-react'
import { type ComponentType, type KeyboardEvent, type ReactNode, useMemo, useState } from 'react'
import { chartText } from '../chartText.ts'
import { BreakDown } from './BreakDown.tsx'
import { type MoveName, movesOf } from './movesOf.ts'
import type { ShownMark } from './showMark.ts'

const words = chartText.drill

const icons: Record<MoveName, ComponentType<{ size: number }>> = {
  select: ListFilter,
  filterTo: Filter,
  zoom: ZoomIn,
  exclude: FilterX,
  compare: Scale,
}

/** What can be done with the rows behind a mark; only what its place offers. */
export function DrillList({ shown, onDone }: { shown: ShownMark; onDone: () => void }) {
  const [isBreaking, setIsBreaking] = useState(false)
  const { moves, columns, breakDown } = useMemo(() => movesOf(shown), [shown])
  if (moves.length === 0 && !breakDown) return null
  const after = (run: () => void) => {
    onDone()
    run()
  }
  if (isBreaking && breakDown)
    return (
      <BreakDown
        columns={columns}
        onChoose={columnId => after(() => breakDown(columnId))}
        onBack={() => setIsBreaking(false)}
      />
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={words.title}
      onKeyDown={moveFocus}
      className="-mx-3 mt-3 -mb-3 grid border-line border-t p-1"
    >
      {moves.map(({ name, run }) => {
        const Icon = icons[name]
        return (
          <Item key={name} icon={<Icon size={14} />} onAct={() => after(run)}>
            {words[name]}
          </Item>
        )
      })}
      {breakDown && (
        <Item icon={<Split size={14} />} hint={<ChevronRight size={14} />} onAct={() => setIsBreaking(true)}>
          {words.breakDown}
        </Item>
      )}
    </div>
  )
}

interface ItemProps {
  icon: ReactNode
  hint?: ReactNode
  onAct: () => void
  children: ReactNode
}

function Item({ icon, hint, onAct, children }: ItemProps) {
  return (
    <button
      type="button"
      onClick={onAct}
      className="flex min-h-8 items-center gap-2 rounded-control px-2 text-left text-body hover:bg-hover pointer-coarse:min-h-11"
    >
      <span className="shrink-0 text-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="shrink-0 text-muted">{hint}</span>}
    </button>
  )
}

/** Up and down between the items, as in a menu. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLElement)) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const next = items[items.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
