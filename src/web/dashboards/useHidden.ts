import { useCallback, useState } from 'react'

/** The series of a chart that a person has hidden by their names, and how to hide or show one. */
export function useHidden(): [hidden: ReadonlySet<string>, toggle: (name: string) => void] {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((name: string) => {
    setHidden(old => {
      const next = new Set(old)
      if (!next.delete(name)) next.add(name)
      return next
    })
  }, [])
  return [hidden, toggle]
}
