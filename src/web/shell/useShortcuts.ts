import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { usePicker } from '../uploads/picker.ts'

/** Keys that work on every page, unless somebody is typing. */
export function useShortcuts(open: (floating: 'palette' | 'shortcuts') => void): void {
  const go = useNavigate()
  const picker = usePicker()
  const lead = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const plain: Record<string, () => void> = {
      '?': () => open('shortcuts'),
      u: picker.open,
    }
    const afterG: Record<string, () => void> = {
      h: () => void go({ to: '/' }),
      d: () => void go({ to: '/dashboards' }),
      c: () => void go({ to: '/charts' }),
      u: () => void go({ to: '/uploads' }),
    }
    const actionOf = (event: KeyboardEvent) => {
      if (isModified(event) || isTyping(event)) return undefined
      const afterLead = event.timeStamp - lead.current < 1000
      lead.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      return (afterLead ? afterG : plain)[event.key]
    }
    const onKey = (event: KeyboardEvent) => {
      const action = isPaletteKey(event) ? () => open('palette') : actionOf(event)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [go, open, picker])
}

const isModified = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey

const isPaletteKey = ({ ctrlKey, metaKey, key }: KeyboardEvent) => (ctrlKey || metaKey) && key.toLowerCase() === 'k'

/** Keys belong to the text box, the grid or whatever floats. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null
}
