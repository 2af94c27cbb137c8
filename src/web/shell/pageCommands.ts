import { useEffect, useSyncExternalStore } from 'react'

export interface PageCommand {
  label: string
  act: () => void
}

interface Offered {
  heading: string
  commands: readonly PageCommand[]
}

let offered: Offered | null = null
const listeners = new Set<() => void>()

function offer(next: Offered | null): void {
  offered = next
  for (const listener of listeners) listener()
}

/** Offers what the open page can do in the palette, for as long as it is open. */
export function usePageCommands(heading: string, commands: readonly PageCommand[]): void {
  useEffect(() => {
    offered = { heading, commands }
  })
  useEffect(() => () => offer(null), [])
}

/** What the open page can do, as it was when the palette opened. */
export function useOfferedCommands(): Offered | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => offered,
  )
}
