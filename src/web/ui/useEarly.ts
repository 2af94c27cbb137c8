import { useEffect } from 'react'

/** So long after a page has come it has what it needs, also over a slow line. */
const settledMs = 4000

/** Loads a part of the page before it is asked for, once the page itself has come and nothing else is to be done. */
export function useEarly(load: () => Promise<unknown>): void {
  useEffect(() => {
    let idle: number | undefined
    // What could not be fetched is fetched again when it is asked for.
    const fetchIt = () => void load().catch(() => {})
    const timer = setTimeout(() => {
      // Safari has no idle time to wait for.
      if ('requestIdleCallback' in window) idle = requestIdleCallback(fetchIt)
      else fetchIt()
    }, settledMs)
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
    }
  }, [load])
}
