import type { ReactNode } from 'react'

/** Why there is nothing, and what can be done about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center justify-center gap-3 px-4 py-12 text-center text-body text-muted">
      <p>{children}</p>
      {action}
    </div>
  )
}
