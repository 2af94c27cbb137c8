import { useSyncExternalStore } from 'react'

const wide = matchMedia('(width >= 64rem)')

/** Whether tiles stand on the grid; on narrow screens they stand below each other. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    listener => {
      wide.addEventListener('change', listener)
      return () => wide.removeEventListener('change', listener)
    },
    () => wide.matches,
  )
}
