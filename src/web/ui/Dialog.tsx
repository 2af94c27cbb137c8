import { X } from 'lucide-react'
import * as Base from 'radix-ui/dialog'
import { type ReactNode, useEffect, useRef } from 'react'
import { text } from '../text.ts'
import { cx } from './cx.ts'

interface Props {
  open: boolean
  onClose: () => void
  title: string
  description?: string | undefined
  wide?: boolean
  /** What gets the keyboard once it is closed; nothing: what had it before. */
  nextFocus?: (() => HTMLElement | null | undefined) | undefined
  children: ReactNode
}

/** A floating page that holds the keyboard until it is closed. */
export function Dialog({ open, onClose, title, description, wide = false, nextFocus, children }: Props) {
  const content = useRef<HTMLDivElement>(null)
  // Another title is another page: what had the keyboard is gone, or stands behind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the title is what it hangs on
  useEffect(() => {
    const now = document.activeElement
    if (content.current && (now === document.body || now === content.current)) focusFirst(content.current)
  }, [title])
  return (
    <Base.Root open={open} onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Base.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          ref={content}
          tabIndex={-1}
          // Taking back what was done in a dialog does not close it; the toast may be gone from the page by now.
          onInteractOutside={event => {
            if (event.target instanceof Element && event.target.closest('[data-toast]')) event.preventDefault()
          }}
          onOpenAutoFocus={event => {
            event.preventDefault()
            if (content.current) focusFirst(content.current)
          }}
          onCloseAutoFocus={event => {
            const next = nextFocus?.()
            if (!next) return
            event.preventDefault()
            next.focus()
          }}
          className={cx(
            'fixed inset-x-4 top-[10vh] z-50 mx-auto flex max-h-[80vh] animate-appear flex-col outline-none rounded-dialog border border-line bg-surface shadow-floating',
            wide ? 'max-w-4xl' : 'max-w-md',
          )}
        >
          <header className="flex items-start gap-4 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1">
              <Base.Title className="truncate font-semibold text-strong leading-8">{title}</Base.Title>
              {description && <Base.Description className="text-label text-muted">{description}</Base.Description>}
            </div>
            <Base.Close
              aria-label={text.common.close}
              className="control-square inline-flex shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-fg"
            >
              <X size={16} aria-hidden />
            </Base.Close>
          </header>
          {/* Room for the ring of what has the keyboard. */}
          <div className="-mt-1 min-h-0 flex-1 overflow-auto px-4 pt-1 pb-4">{children}</div>
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  )
}

/** The first thing to fill in, or the page itself: a ring around the way out would be the first thing seen. */
function focusFirst(content: HTMLElement): void {
  const field = content.querySelector<HTMLElement>('input:is(:not([type=radio]), :checked), select, textarea')
  ;(field ?? content).focus()
}
