import { unescapeText } from './escapes.ts'

const GREATER = 62
const SLASH = 47

/** The text of an `<si>` or `<is>` by its inner XML: its runs joined, without the phonetic guide of East Asian words. */
export function richText(xml: string, prefix: string): string {
  const open = `<${prefix}t`
  const close = `</${prefix}t>`
  if (
    xml.charCodeAt(open.length) === GREATER &&
    xml.startsWith(open) &&
    xml.indexOf('<', 1) === xml.length - close.length
  ) {
    return unescapeText(xml.slice(open.length + 1, xml.length - close.length))
  }
  return unescapeText(runs(withoutPhonetics(xml, prefix), open, close))
}

function runs(xml: string, open: string, close: string): string {
  let joined = ''
  let at = xml.indexOf(open)
  while (at >= 0) {
    const tagEnd = xml.indexOf('>', at)
    if (tagEnd < 0) break
    let next = at + open.length
    // `<t` also begins the names of other elements.
    if (/[\s/>]/.test(xml.charAt(next)) && xml.charCodeAt(tagEnd - 1) !== SLASH) {
      const end = xml.indexOf(close, tagEnd)
      if (end < 0) break
      joined += xml.slice(tagEnd + 1, end)
      next = end + close.length
    }
    at = xml.indexOf(open, next)
  }
  return joined
}

function withoutPhonetics(xml: string, prefix: string): string {
  const [open, close] = [`<${prefix}rPh`, `</${prefix}rPh>`]
  let kept = ''
  let from = 0
  for (;;) {
    const start = xml.indexOf(open, from)
    const end = start < 0 ? -1 : xml.indexOf(close, start)
    if (end < 0) return kept + xml.slice(from)
    kept += xml.slice(from, start)
    from = end + close.length
  }
}
