import { useEffect, useSyncExternalStore } from 'react'
import { isTyping } from '../../shell/useShortcuts.ts'

/** Whether the page fills the screen, and how to change that; f does too. What surrounds the page goes meanwhile. */
export function useFullScreen(): [isFull: boolean, toggle: () => void] {
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null)
  useHiddenChrome(isFull)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      if (event.key !== 'f' || !isPlain || isTyping(event)) return
      event.preventDefault()
      toggle()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return [isFull, toggle]
}

/** Leaves the page alone on the screen: without the bar above it. */
export function useHiddenChrome(isHidden: boolean): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    if (isHidden) dataset['chrome'] = 'none'
    return () => {
      delete dataset['chrome']
    }
  }, [isHidden])
}

function toggle(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  // Some browsers refuse; then the page stays as it is.
  done.catch(() => undefined)
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
