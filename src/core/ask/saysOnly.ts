const words = new Set(
  'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half twice double doubled triple tripled thrice quarter third fifth tenth dozen'.split(
    ' ',
  ),
)

/**
 * Whether every number of a text stands in what it rephrases: figures as they are written there, and no number in words
 * that is not there, too.
 */
export function saysOnly(text: string, source: string): boolean {
  const known = new Set(numbersOf(source))
  return numbersOf(text).every(number => known.has(number))
}

/** Figures without their separators of thousands, and words for numbers. */
function numbersOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  const figures = [...plain.matchAll(/[-−–]?\p{Nd}[\p{Nd},.\u00a0\u202f]*/gu)].map(([figure]) => normal(figure))
  const said = [...plain.matchAll(/\p{L}+/gu)].flatMap(([word]) => (words.has(word) ? [word] : []))
  return [...figures, ...said]
}

/** A dash before a number may be a minus or a hyphen: the sign is left to the words around it. */
function normal(figure: string): string {
  const digits = figure
    .replace(/^[-−–]/, '')
    .replace(/[,\u00a0\u202f]/g, '')
    .replace(/\.$/, '')
  return digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits
}
