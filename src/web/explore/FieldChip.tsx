import { X } from 'lucide-react'
import * as Popover from 'radix-ui/popover'
import { type DragEvent, useState } from 'react'
import type { Field } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { cx } from '../ui/cx.ts'
import { layer } from '../ui/layer.ts'
import { useExploring } from './context.ts'
import { isOurs, startDrag } from './drag.ts'
import { FieldPanel } from './FieldPanel.tsx'
import { fieldWords } from './fieldWords.ts'
import { type Place, remove } from './shelves.ts'

interface Props {
  field: Field
  place: Place
  /** Something was let down on the chip: it goes before it. */
  onDrop: (event: DragEvent) => void
}

const looks: Record<Field['role'], string> = {
  group: 'border-line bg-bg',
  raw: 'border-line bg-bg',
  value: 'border-transparent bg-accent-soft',
}

/** A field on its shelf: its words, its panel, a way off. */
export function FieldChip({ field, place, onDrop }: Props) {
  const { question, columns, edit } = useExploring()
  const [open, setOpen] = useState(false)
  const name = fieldWords(field, columns)
  const take = () => edit(remove(question, place), words.said.removed(name))
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <span
          role="none"
          draggable
          onDragStart={event => startDrag(event, { kind: 'field', place })}
          onDrop={event => {
            if (!isOurs(event)) return
            event.preventDefault()
            event.stopPropagation()
            onDrop(event)
          }}
          className={cx(
            'inline-flex h-7 min-w-0 max-w-full cursor-grab items-center rounded-control border text-label pointer-coarse:h-11',
            looks[field.role],
          )}
        >
          <Popover.Trigger
            aria-label={words.field(name, place.shelf)}
            title={name}
            onKeyDown={event => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return
              event.preventDefault()
              take()
            }}
            className="h-full min-w-0 truncate rounded-control pl-2 font-medium text-fg"
          >
            {name}
          </Popover.Trigger>
          <button
            type="button"
            aria-label={words.removeOf(name)}
            onClick={take}
            className="inline-flex h-full w-6 shrink-0 items-center justify-center rounded-control text-muted hover:text-fg pointer-coarse:w-11"
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      </Popover.Anchor>
      <Popover.Portal container={layer()}>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={words.field(name, place.shelf)}
          className="z-50 max-h-[80vh] w-72 animate-appear overflow-auto rounded-card border border-line bg-surface p-3 shadow-floating outline-none"
        >
          <FieldPanel field={field} place={place} onClose={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
