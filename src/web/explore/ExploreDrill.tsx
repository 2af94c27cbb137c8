import type { ReactNode } from 'react'

/** What can be done with a mark. */
export function ExploreDrill({ children }: { children: ReactNode }) {
  return children
}
