import { unescapeXml } from './escapes.ts'

/** A start tag of a part that is read whole. Names have lost their namespace prefix, attributes too. */
export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
}

/**
 * The start tags of a document whose names are asked for, in order; end tags of those names come as `/name`.
 *
 * Attributes may be in either quotes and hold any character; what is not asked for costs no more than its scan.
 */
export function* xmlElements(xml: string, wanted: ReadonlySet<string>): Generator<XmlElement> {
  let at = xml.indexOf('<')
  while (at >= 0) {
    const end = tagEnd(xml, at)
    if (end < 0) return
    const tag = /^<(\/?)(?:[^\s:/>]+:)?([^\s:/>]+)/.exec(xml.slice(at, Math.min(end, at + 200)))
    const name = tag?.[2]
    if (name !== undefined && wanted.has(name)) {
      const isEnd = tag?.[1] === '/'
      yield isEnd ? { name: `/${name}`, attributes: new Map() } : { name, attributes: attributesOf(xml.slice(at, end)) }
      if (!isEnd && xml.charAt(end - 1) === '/') yield { name: `/${name}`, attributes: new Map() }
    }
    at = xml.indexOf('<', end)
  }
}

/** Position of the `>` that ends the tag: one inside quotes does not. */
function tagEnd(xml: string, start: number): number {
  let quote = 0
  for (let i = start; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === 62) return i
  }
  return -1
}

function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name, double, single] of tag.matchAll(/\s(?:[^\s:=]+:)?([^\s:=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) attributes.set(name, unescapeXml(double ?? single ?? ''))
  }
  return attributes
}
