import { type ReactNode, useEffect } from 'react'
import { text } from '../text.ts'

interface Props {
  title: string
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A page inside the shell: its title, what can be done, and the rest below. */
export function Page({ title, note, actions, children }: Props) {
  useTitle(title)
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 py-6 sm:px-6">
      <header className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-title tracking-[-0.01em]">{title}</h1>
          {note && <p className="text-body text-muted">{note}</p>}
        </div>
        {actions}
      </header>
      {children}
    </div>
  )
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${text.product}` : text.product
  }, [title])
}
