/** About how wide a text is at 12 px Inter. Good enough to reserve room, a little too wide rather than too narrow. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return Math.ceil(width)
}

/** The widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)
}

function letterWidth(letter: string): number {
  if (/[\u2e80-\uffef]/.test(letter)) return 12
  if (/[ijlI.,:;'|! ]/.test(letter)) return 3.6
  if (/[mwMW]/.test(letter)) return 10.8
  if (/[A-Z]/.test(letter)) return 8.8
  return /\d/.test(letter) ? 7.6 : 7
}
