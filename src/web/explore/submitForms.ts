import { flushSync } from 'react-dom'

/** Sends every form that still stands open inside an element, one after the other: what was filled in is not lost. */
export function submitForms(inside: Element | null): void {
  // Each form writes on what the one before it left.
  for (const form of inside?.querySelectorAll('form') ?? []) flushSync(() => form.requestSubmit())
}
