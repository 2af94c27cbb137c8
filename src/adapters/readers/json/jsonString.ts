const BACKSLASH = 92
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Where the string that opens at `from` closes; -1 when the text ends before. */
export function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (at >= 0 && isEscaped(text, at, from)) at = text.indexOf('"', at + 1)
  return at
}

function isEscaped(text: string, at: number, from: number): boolean {
  let back = at - 1
  while (back > from && text.charCodeAt(back) === BACKSLASH) back--
  return (at - back) % 2 === 0
}

/** The characters of a string from what stands between its quotes; a number is the place of an escape that is none. */
export function unescaped(raw: string): string | number {
  let at = raw.indexOf('\\')
  if (at < 0) return raw
  let text = ''
  let from = 0
  while (at >= 0) {
    const mark = raw.charAt(at + 1)
    const hex = mark === 'u' ? raw.slice(at + 2, at + 6) : ''
    const character = mark === 'u' ? decoded(hex) : ESCAPES[mark]
    if (character === undefined) return at
    text += raw.slice(from, at) + character
    from = at + (mark === 'u' ? 6 : 2)
    at = raw.indexOf('\\', from)
  }
  return text + raw.slice(from)
}

function decoded(hex: string): string | undefined {
  return /^[\da-f]{4}$/i.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : undefined
}
