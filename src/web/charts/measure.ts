/** About how wide a text is at 12 px Inter; CJK letters are full width. Good enough to reserve room. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) width += /[\u2e80-\uffef]/.test(letter) ? 12 : 6.8
  return Math.ceil(width)
}

/** The widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0)
}
