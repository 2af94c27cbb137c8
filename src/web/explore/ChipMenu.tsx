import * as Base from 'radix-ui/dropdown-menu'
import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from 'react'
import { layer } from '../ui/layer.ts'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  /** The chip itself: it opens the menu, and gets the focus back. */
  children: ReactElement
  items: ReactNode
}

/** A menu that hangs from a chip which decides by itself when it opens: a chip can also be dragged and double-clicked. */
export function ChipMenu({ open, onOpenChange, label, children, items }: Props) {
  const chip = useRef<HTMLSpanElement>(null)
  // Inside a sheet the menu belongs to it: what is outside cannot be reached.
  return (
    <Base.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <span ref={chip} className="relative flex min-w-0">
        {children}
        <Base.Trigger asChild>
          <span tabIndex={-1} aria-hidden className="pointer-events-none absolute inset-0" />
        </Base.Trigger>
      </span>
      <Base.Portal container={chip.current?.closest<HTMLElement>('[role=dialog]') ?? layer()}>
        <Base.Content
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={event => {
            event.preventDefault()
            chip.current?.querySelector('button')?.focus()
          }}
          className="z-50 max-h-[70vh] min-w-48 max-w-80 animate-appear overflow-auto rounded-card border border-line bg-surface p-1 shadow-floating"
        >
          {items}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

/** A letter that, pressed on a chip, puts it on a shelf. */
export const letterOf = (event: KeyboardEvent) =>
  event.ctrlKey || event.metaKey || event.altKey ? '' : event.key.toLowerCase()
