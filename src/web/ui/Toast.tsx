import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { text } from '../text.ts'

interface Action {
  label: string
  run: () => void
}

interface Toast {
  id: number
  message: string
  actions: readonly Action[]
}

const shownMs = 8000
const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let nextId = 1

/** Says what was done, for a while, with the way back, or the ways on, when there are some. Returns how to take it away before. */
export function toast(message: string, action: Action | readonly Action[] = []): () => void {
  const id = nextId++
  change([...toasts.slice(-2), { id, message, actions: [action].flat() }])
  setTimeout(() => dismiss(id), shownMs)
  return () => dismiss(id)
}

function dismiss(id: number): void {
  change(toasts.filter(toast => toast.id !== id))
}

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where toasts stand; one a page. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2"
    >
      {shown.map(({ id, message, actions }) => (
        <div
          key={id}
          data-toast=""
          className="pointer-events-auto flex min-h-10 max-w-full animate-appear items-center gap-2 rounded-card border border-line bg-surface py-1 pr-1 pl-3 text-body shadow-floating"
        >
          <span className="min-w-0 truncate">{message}</span>
          {actions.map(action => (
            <button
              key={action.label}
              type="button"
              className="control rounded-control px-2 font-medium text-accent hover:bg-hover"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.label}
            </button>
          ))}
          <button
            type="button"
            aria-label={text.common.dismiss}
            className="control-square inline-flex items-center justify-center rounded-control text-muted hover:bg-hover"
            onClick={() => dismiss(id)}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  )
}
