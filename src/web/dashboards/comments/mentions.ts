/** Somebody who can be mentioned. */
export interface Named {
  userId: string
  name: string
}

/** A text as it is written, with names, as it is sent: `@Ann Lee` becomes `@[u_1]` for those who were chosen. */
export function withIds(written: string, chosen: readonly Named[]): string {
  // Longer names first: of Ann and Ann Lee the one that was meant.
  const byLength = [...chosen].sort((a, b) => b.name.length - a.name.length)
  return byLength.reduce((text, { userId, name }) => text.replaceAll(`@${name}`, `@[${userId}]`), written)
}

/** A text as it was sent, as it is written. Ids of nobody stay. */
export function withNames(text: string, mentions: readonly Named[]): string {
  return partsOf(text, mentions)
    .map(part => part.text)
    .join('')
}

interface Part {
  text: string
  isMention: boolean
}

/** A text in parts: mentions by name, and what stands between them. */
export function partsOf(text: string, mentions: readonly Named[]): Part[] {
  return text.split(/(@\[[\w-]+\])/).flatMap((piece): Part[] => {
    const id = /^@\[([\w-]+)\]$/.exec(piece)?.[1]
    const name = mentions.find(({ userId }) => userId === id)?.name
    if (name !== undefined) return [{ text: `@${name}`, isMention: true }]
    return piece === '' ? [] : [{ text: piece, isMention: false }]
  })
}

/** What is typed after an @ that a name could follow, before the caret; null when there is none, or no caret. */
export function mentionAt(text: string, caret: number): { from: number; typed: string } | null {
  if (caret < 0) return null
  const found = /(?:^|\s)@([\p{L}\p{N}._-]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { from: caret - (found[1] ?? '').length - 1, typed: found[1] ?? '' } : null
}
