import type { KeyboardEvent } from 'react'

/** Up and down go from link to link of a list. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')]
  event.preventDefault()
  links[links.indexOf(event.target) + step]?.focus()
}
