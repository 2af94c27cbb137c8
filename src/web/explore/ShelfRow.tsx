import { type DragEvent, type ReactNode, useState } from 'react'
import type { Shelf } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { cx } from '../ui/cx.ts'
import { ColumnPicker } from './ColumnPicker.tsx'
import { useExploring } from './context.ts'
import { dropped, isOurs } from './drag.ts'
import { FieldChip } from './FieldChip.tsx'
import { fieldsOn, room } from './shelves.ts'
import { useDrop, usePut } from './usePut.ts'

/** One shelf: its fields in their order, and a place for one more. */
export function ShelfRow({ shelf }: { shelf: Shelf }) {
  const { question } = useExploring()
  const fields = fieldsOn(question, shelf)
  const drop = useDrop()
  const put = usePut()
  return (
    <ShelfFrame label={words.shelves[shelf]} onDrop={event => dropOn(event, fields.length)}>
      {fields.map((field, index) => (
        <FieldChip
          // A field has no identity but its place; the panel of a chip closes when its place is taken.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          field={field}
          place={{ shelf, index }}
          onDrop={event => dropOn(event, index)}
        />
      ))}
      {fields.length < room[shelf] && (
        <ColumnPicker
          label={words.add(shelf)}
          withRows={shelf !== 'x' && shelf !== 'facet'}
          onPick={column => put(column, shelf)}
        />
      )}
    </ShelfFrame>
  )

  function dropOn(event: DragEvent, index: number): void {
    const what = dropped(event)
    if (what) drop(what, { shelf, index })
  }
}

interface FrameProps {
  label: string
  onDrop: (event: DragEvent) => void
  children: ReactNode
}

/** The frame of a shelf; it lights up while something of ours hangs over it. */
export function ShelfFrame({ label, onDrop, children }: FrameProps) {
  const [isOver, setIsOver] = useState(false)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      role="group"
      aria-label={label}
      onDragOver={event => {
        if (!isOurs(event)) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false)
      }}
      onDrop={event => {
        setIsOver(false)
        if (!isOurs(event)) return
        event.preventDefault()
        onDrop(event)
      }}
      className={cx(
        'flex max-h-32 min-h-9 min-w-0 flex-wrap items-center gap-1.5 overflow-y-auto rounded-control border px-2 py-[3px]',
        isOver ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <span aria-hidden className="w-12 shrink-0 font-medium text-label text-muted">
        {label}
      </span>
      {children}
    </div>
  )
}
