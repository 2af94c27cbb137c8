/**
 * How alike two names look, 0 to 1: pairs of neighbouring letters in common, whatever the case, as a share of all
 * (Dice 1945, Ecology 26(3), 297-302). For ordering candidates where no better sign is left.
 */
export function likenessOf(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)]
  if (x.length + y.length === 0) return a.toLowerCase() === b.toLowerCase() ? 1 : 0
  const left = [...y]
  let shared = 0
  for (const pair of x) {
    const i = left.indexOf(pair)
    if (i < 0) continue
    left.splice(i, 1)
    shared++
  }
  return (2 * shared) / (x.length + y.length)
}

function pairsOf(name: string): string[] {
  const letters = [...name.normalize('NFKC').toLowerCase()].filter(letter => /[\p{L}\p{N}]/u.test(letter))
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}
