import { IngestFault } from '../fault.ts'

const COMMENT = { open: '<!--', close: '-->' }
const CDATA = { open: '<![CDATA[', close: ']]>' }

type Section = typeof COMMENT

/** Text in pieces, its comments dropped, its CDATA escaped and its line ends made \n; pieces may cut any of them. */
export interface LiteralXml {
  push(piece: string): string
  end(): string
}

/** @throws IngestFault malformed_part, for a declaration in the body or a section that never ends */
export function literalXml(part: string): LiteralXml {
  let held = ''
  let inside: Section | null = null
  return {
    push(piece) {
      // Nearly every piece holds no `!` and passes as it is: neither a comment nor CDATA can begin in it.
      if (inside === null && held === '' && !piece.includes('!') && !piece.includes('\r') && !piece.endsWith('<')) {
        return piece
      }
      const read = strip(endLines(held + piece), inside, part)
      held = read.held
      inside = read.inside
      return read.text
    },
    end() {
      if (inside !== null) throw new IngestFault('malformed_part', { part, reason: `no ${inside.close}` })
      return held
    },
  }
}

interface Stripped {
  text: string
  held: string
  inside: Section | null
}

function strip(source: string, from: Section | null, part: string): Stripped {
  const out: string[] = []
  let step: Step = { text: '', at: 0, inside: from, isLast: false }
  while (!step.isLast) {
    step = step.inside === null ? plain(source, step.at, part) : sectionText(source, step.at, step.inside)
    out.push(step.text)
  }
  return { text: out.join(''), held: source.slice(step.at), inside: step.inside }
}

/** What was taken from the source, and how it goes on from `at`. */
interface Step {
  text: string
  at: number
  inside: Section | null
  isLast: boolean
}

function plain(source: string, from: number, part: string): Step {
  const open = source.indexOf('<!', from)
  const inside = open < 0 ? null : sectionAt(source, open, part)
  const end = open < 0 ? Math.max(from, source.length - heldLength(source)) : open
  const at = inside === null ? end : end + inside.open.length
  return { text: source.slice(from, end), at, inside, isLast: inside === null }
}

function sectionText(source: string, from: number, inside: Section): Step {
  const close = source.indexOf(inside.close, from)
  const end = close < 0 ? Math.max(from, source.length - inside.close.length) : close
  const text = inside === CDATA ? escaped(source.slice(from, end)) : ''
  if (close < 0) return { text, at: end, inside, isLast: true }
  return { text, at: close + inside.close.length, inside: null, isLast: false }
}

/** Null when the text ends before it can be told. */
function sectionAt(source: string, open: number, part: string): Section | null {
  if (source.startsWith(CDATA.open, open)) return CDATA
  if (source.startsWith(COMMENT.open, open)) return COMMENT
  const rest = source.slice(open, open + CDATA.open.length)
  if (CDATA.open.startsWith(rest) || COMMENT.open.startsWith(rest)) return null
  throw new IngestFault('malformed_part', { part, reason: 'a declaration inside the body' })
}

function heldLength(source: string): number {
  return source.endsWith('<') || source.endsWith('\r') ? 1 : 0
}

function endLines(text: string): string {
  if (!text.includes('\r')) return text
  const last = text.endsWith('\r') ? text.length - 1 : text.length
  return text.slice(0, last).replace(/\r\n?/g, '\n') + text.slice(last)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
