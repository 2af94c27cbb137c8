import { ChevronDown, ChevronUp, GripVertical, TriangleAlert, X } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import type { RecipePreview, RecipeStep, StepFault } from '../../contract/recipe.ts'
import { prepareText } from '../prepareText.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { say } from '../words.ts'
import { kindIcon } from './kindIcon.tsx'

const words = prepareText.step

interface Props {
  step: RecipeStep
  index: number
  count: number
  said: string
  faults: readonly StepFault[]
  effect: RecipePreview['steps'][number] | undefined
  rowsBefore: number | undefined
  mayEdit: boolean
  onEdit: () => void
  onToggle: () => void
  onRemove: () => void
  /** To a place; another step when it is named. */
  onMove: (to: number, stepId?: string) => void
}

/** A step in words: used or not, edited, moved, removed; what it does, and what is wrong with it. */
export function StepRow({ step, index, count, said, faults, effect, rowsBefore, mayEdit, ...on }: Props) {
  const [isOver, setIsOver] = useState(false)
  const Icon = kindIcon[step.step.kind]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      on.onMove(index + (event.key === 'ArrowUp' ? -1 : 1))
    }
    if (event.key === 'Delete') on.onRemove()
  }
  return (
    <div
      className={cx(
        'group flex items-start gap-1 rounded-card border bg-surface py-1 pr-1 pl-1',
        faults.length > 0 ? 'border-bad' : isOver ? 'border-accent' : 'border-line',
      )}
      {...(mayEdit && dragging(step.id, setIsOver, id => on.onMove(index, id)))}
    >
      {mayEdit && (
        <span aria-hidden className="hidden h-8 cursor-grab items-center text-muted sm:flex">
          <GripVertical size={14} />
        </span>
      )}
      <span className="flex h-8 items-center px-1 pointer-coarse:h-11">
        <input
          type="checkbox"
          aria-label={words.on(said)}
          className="accent-accent"
          checked={!step.off}
          disabled={!mayEdit}
          onChange={on.onToggle}
        />
      </span>
      <div className="min-w-0 flex-1">
        <button
          type="button"
          disabled={!mayEdit}
          aria-label={words.edit(said)}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          data-step={step.id}
          onClick={on.onEdit}
          onKeyDown={onKeyDown}
          className={cx(
            'flex min-h-8 w-full items-start gap-2 rounded-control px-1 py-1.5 text-left text-body enabled:hover:bg-hover pointer-coarse:min-h-11',
            step.off && 'text-muted line-through',
          )}
        >
          <Icon size={14} aria-hidden className="mt-0.5 shrink-0 text-muted" />
          <span className="min-w-0 break-words">{said}</span>
        </button>
        <Notes faults={faults} effect={effect} rowsBefore={rowsBefore} off={step.off} />
      </div>
      {mayEdit && (
        <span className="flex shrink-0">
          <IconButton
            label={words.up(said)}
            disabled={index === 0}
            onClick={() => on.onMove(index - 1)}
            className="w-6"
          >
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            label={words.down(said)}
            disabled={index === count - 1}
            onClick={() => on.onMove(index + 1)}
            className="w-6"
          >
            <ChevronDown size={14} aria-hidden />
          </IconButton>
          <IconButton label={words.remove(said)} onClick={on.onRemove} className="w-6">
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      )}
    </div>
  )
}

interface NotesProps {
  faults: readonly StepFault[]
  effect: RecipePreview['steps'][number] | undefined
  rowsBefore: number | undefined
  off: boolean
}

function Notes({ faults, effect, rowsBefore, off }: NotesProps) {
  if (off) return <p className="px-1 pb-1 text-label text-muted">{words.off}</p>
  const done = [
    ...(effect && rowsBefore !== undefined && effect.rows !== rowsBefore ? [words.rows(rowsBefore, effect.rows)] : []),
    ...(effect?.changed ? [words.changed(effect.changed)] : []),
  ]
  return (
    <div className="grid gap-0.5 px-1 text-label">
      {faults.map(fault => (
        <p key={`${fault.from} ${fault.message.code}`} role="alert" className="pb-1 text-bad">
          {say(fault.message)}
        </p>
      ))}
      {faults.length === 0 && done.length > 0 && <p className="num pb-1 text-muted">{done.join(' · ')}</p>}
      {faults.length === 0 &&
        effect?.warnings.map(warning => (
          <p key={warning.code} className="flex gap-1 pb-1 text-warn">
            <TriangleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />
            {say(warning)}
          </p>
        ))}
    </div>
  )
}

const KIND = 'application/x-step'

/** A row is dragged onto the place it should have. */
function dragging(id: string, setIsOver: (isOver: boolean) => void, onDrop: (id: string) => void) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(KIND, id)
      event.dataTransfer.effectAllowed = 'move'
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(KIND)) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      const dragged = event.dataTransfer.getData(KIND)
      if (dragged !== '' && dragged !== id) onDrop(dragged)
    },
  }
}
