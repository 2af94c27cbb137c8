import { useEffect } from 'react'

/** Loads a part of the page before it is asked for, once nothing else is to be done. */
export function useEarly(load: () => Promise<unknown>): void {
  useEffect(() => {
    // What could not be fetched is fetched again when it is asked for.
    const fetchIt = () => void load().catch(() => {})
    // Safari has no idle time to wait for.
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(fetchIt, 1000)
      return () => clearTimeout(timer)
    }
    const asked = requestIdleCallback(fetchIt)
    return () => cancelIdleCallback(asked)
  }, [load])
}
