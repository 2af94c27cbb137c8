import { useEffect } from 'react'
import { isTyping } from '../shell/useShortcuts.ts'

export type Key = 'undo' | 'redo' | 'save' | 'search'

/**
 * Ctrl/Cmd+Z goes a step back, with Shift (or Ctrl+Y) on again, Ctrl/Cmd+S saves, / searches. A text box keeps its own
 * keys, all but saving.
 */
export function useKeys(actions: Partial<Record<Key, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = keyOf(event)
      const action = key && (key === 'save' || !isTyping(event)) ? actions[key] : undefined
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

const commands: Record<string, Key> = { z: 'undo', y: 'redo', s: 'save' }

function keyOf({ ctrlKey, metaKey, altKey, shiftKey, key }: KeyboardEvent): Key | undefined {
  if (altKey) return undefined
  if (!ctrlKey && !metaKey) return key === '/' ? 'search' : undefined
  const command = commands[key.toLowerCase()]
  return command === 'undo' && shiftKey ? 'redo' : command
}
