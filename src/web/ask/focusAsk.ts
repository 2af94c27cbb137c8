/** What the box for questions in words is found by. */
export const ASK_BOX = 'ask-box'

/** Leads to the box for questions in words, once what it was asked from has closed. */
export function focusAsk(): void {
  setTimeout(() => document.getElementById(ASK_BOX)?.focus())
}
