const eastAsian = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/
const eastAsianFamily = 'Noto Sans JP, Inter, system-ui, sans-serif'

type Value = string | number | undefined

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe for XML; what XML cannot hold at all (control characters) is left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isXmlCharacter)
    .join('')
    .replace(/[&<>"']/g, c => entities[c] ?? c)
}

/** XML 1.0, production 2: Char; lone halves of surrogate pairs are none. */
function isXmlCharacter(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** An SVG element; its children are markup already, attributes without a value are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === 'number' ? String(round(value)) : String(value))}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

interface TextStyle {
  x: number
  /** The baseline. */
  y: number
  fill: string
  size?: number
  weight?: number
  anchor?: 'start' | 'middle' | 'end'
}

/** A line of text. */
export function textElement(text: string, { x, y, fill, size = 12, weight, anchor }: TextStyle): string {
  // A font that stands in for missing letters is taken at any weight: bold ones have to ask for it by name.
  const family = weight !== undefined && eastAsian.test(text) ? eastAsianFamily : undefined
  const shape = { x, y, fill, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, 'font-family': family }
  return element('text', { ...shape, 'xml:space': 'preserve' }, escapeXml(text))
}

const round = (n: number) => Math.round(n * 100) / 100
