import { useSyncExternalStore } from 'react'

const name = 'dashboard-clicks'
const listeners = new Set<() => void>()

/** Whether a click on a mark filters the other tiles at once; kept in this browser. */
export function useClicksFilter(): [boolean, (isDirect: boolean) => void] {
  const isDirect = useSyncExternalStore(subscribe, () => localStorage.getItem(name) !== 'ask')
  return [isDirect, choose]
}

function choose(isDirect: boolean): void {
  if (isDirect) localStorage.removeItem(name)
  else localStorage.setItem(name, 'ask')
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
