import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** The parts of an address that say how a dashboard is looked at. */
export interface BoardAddress {
  tab?: string | undefined
  /** Values of filters that are not the defaults. */
  f?: string | undefined
  /** What is chosen in tiles. */
  s?: string | undefined
}

/** How the dashboard is looked at, as the address says it, on whatever page shows it. */
export function useBoardAddress(): [BoardAddress, (change: BoardAddress, isStep?: boolean) => void] {
  const { tab, f, s } = useSearch({ strict: false })
  const go = useNavigate()
  const change = useCallback(
    (part: BoardAddress, isStep = false) =>
      void go({
        to: '.',
        search: before => given({ ...before, ...part }),
        replace: !isStep,
        resetScroll: false,
      }),
    [go],
  )
  return [{ tab, f, s }, change]
}

/** Without what is not there. */
function given(search: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
