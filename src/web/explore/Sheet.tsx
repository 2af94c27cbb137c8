import { X } from 'lucide-react'
import * as Base from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { text } from '../text.ts'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
}

/** What slides up from the bottom of a narrow screen, under the thumb. */
export function Sheet({ title, onClose, children }: Props) {
  return (
    <Base.Root open onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Base.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-50 flex max-h-[75dvh] animate-appear flex-col rounded-t-dialog border border-line bg-surface px-4 pb-4 shadow-floating outline-none"
        >
          <header className="flex items-center justify-between py-2">
            <Base.Title className="font-semibold text-strong">{title}</Base.Title>
            <Base.Close
              aria-label={text.common.close}
              className="control-square inline-flex items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
            >
              <X size={16} aria-hidden />
            </Base.Close>
          </header>
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}
