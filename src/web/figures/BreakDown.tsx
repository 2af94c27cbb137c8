import { Command } from 'cmdk'
import { ArrowLeft } from 'lucide-react'
import type { Column } from '../../contract/column.ts'
import { chartText } from '../chartText.ts'
import { TypeIcon } from '../grid/typeIcon.tsx'

const words = chartText.drill

interface Props {
  /** The best first. */
  columns: readonly Column[]
  onChoose: (columnId: string) => void
  onBack: () => void
}

/** By which column a mark is broken down: typed, walked with the arrows, or pointed at. */
export function BreakDown({ columns, onChoose, onBack }: Props) {
  return (
    <div className="-mx-3 mt-3 -mb-3 border-line border-t">
      <Command
        label={words.breakDown}
        loop
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          // Back to what can be done; the card itself stays.
          event.preventDefault()
          event.stopPropagation()
          onBack()
        }}
      >
        <div className="flex items-center gap-1 border-line border-b p-1">
          <button
            type="button"
            aria-label={words.back}
            title={words.back}
            onClick={onBack}
            className="control-square inline-flex shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
          >
            <ArrowLeft size={14} aria-hidden />
          </button>
          <Command.Input
            autoFocus
            placeholder={words.searchColumns}
            className="control w-full min-w-0 rounded-control bg-surface px-1 text-body"
          />
        </div>
        <Command.List aria-label={words.breakDown} className="max-h-[min(14rem,40vh)] overflow-auto p-1">
          <Command.Empty className="px-2 py-3 text-label text-muted">{words.noColumn}</Command.Empty>
          {columns.map(column => (
            <Command.Item
              key={column.id}
              value={`${column.name} ${column.id}`}
              onSelect={() => onChoose(column.id)}
              className="flex min-h-8 cursor-default items-center gap-2 rounded-control px-2 text-body data-[selected=true]:bg-hover pointer-coarse:min-h-11"
            >
              <TypeIcon column={column} />
              <span className="min-w-0 truncate">{column.name}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </div>
  )
}
