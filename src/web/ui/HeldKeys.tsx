import { useLayoutEffect } from 'react'

/** Stands where what takes the keyboard is still being loaded: keys wait here, and reach it once it is there. */
export function HeldKeys(): null {
  useLayoutEffect(holdKeys, [])
  return null
}

/** Keeps keys from the page; what it returns gives them, one by one, to what has the focus by then. */
function holdKeys(): () => void {
  const held: KeyboardEvent[] = []
  const onKey = (event: KeyboardEvent) => {
    // What is given back passes through here too.
    if (!event.isTrusted) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held.push(event)
  }
  addEventListener('keydown', onKey, true)
  const giveBack = (tries: number) => {
    // What was waited for takes the focus a moment after it is there.
    if (!isAwaited() && tries > 0) return void setTimeout(giveBack, 10, tries - 1)
    const next = held.shift()
    if (!next) return removeEventListener('keydown', onKey, true)
    press(next)
    setTimeout(giveBack, 0, 0)
  }
  return () => void setTimeout(giveBack, 0, 50)
}

/** Nothing but a dialog is waited for. */
const isAwaited = () => document.activeElement?.closest('[role=dialog]') !== null

/** Presses a key where the focus is. */
function press({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  const place = document.activeElement
  if (!place || !isAwaited()) return
  const given = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true }
  const isTaken = !place.dispatchEvent(new KeyboardEvent('keydown', given))
  const isLetter = key.length === 1 && !ctrlKey && !metaKey
  if (isTaken || !isLetter || !(place instanceof HTMLInputElement)) return
  place.setRangeText(key, place.selectionStart ?? 0, place.selectionEnd ?? 0, 'end')
  place.dispatchEvent(new InputEvent('input', { bubbles: true, data: key, inputType: 'insertText' }))
}
