import { useEffect } from 'react'
import { isTyping } from '../shell/useShortcuts.ts'

interface Steps {
  undo: () => void
  redo: () => void
}

/** Ctrl/Cmd+Z goes a step back, with Shift (or Ctrl+Y) on again; a text box keeps its own. */
export function useUndoKeys(steps: Steps): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const way = isTyping(event) ? null : stepOf(event)
      if (way === null) return
      event.preventDefault()
      steps[way]()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

function stepOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): keyof Steps | null {
  const isCommand = (ctrlKey || metaKey) && !altKey
  if (isCommand && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  return isCommand && key.toLowerCase() === 'y' ? 'redo' : null
}
