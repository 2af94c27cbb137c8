import { useEffect, useRef } from 'react'

/** Calls when the end of a list comes near. */
export function NearEnd({ onReach }: { onReach: () => void }) {
  const end = useRef<HTMLDivElement>(null)
  const reach = useRef(onReach)
  reach.current = onReach
  useEffect(() => {
    const node = end.current
    if (!node) return undefined
    const seen = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && reach.current(), {
      rootMargin: '600px',
    })
    seen.observe(node)
    return () => seen.disconnect()
  }, [])
  return <div ref={end} aria-hidden />
}
