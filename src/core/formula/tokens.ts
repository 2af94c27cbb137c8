import { faultAt, Unreadable } from './faults.ts'

/** `column` is the name between brackets, `text` what stands between quotes; both without what escapes them. */
export interface Token {
  kind: 'number' | 'text' | 'column' | 'word' | 'sign' | 'end'
  text: string
  from: number
  to: number
}

const blanks = /[\s\u00a0]+/y
const number = /(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y
const text = /"((?:[^"]|"")*)"/y
const column = /\[((?:[^\]]|\]\])*)\]/y
const word = /[\p{L}_][\p{L}\p{M}\p{N}_.]*/uy
const sign = /<>|<=|>=|!=|[-+*/^&=<>%(),;−]/y

const readers: readonly [Token['kind'], RegExp, (found: RegExpExecArray) => string][] = [
  ['number', number, found => found[0]],
  ['text', text, found => (found[1] ?? '').replaceAll('""', '"')],
  ['column', column, found => (found[1] ?? '').replaceAll(']]', ']').trim()],
  ['word', word, found => found[0]],
  ['sign', sign, found => canonical[found[0]] ?? found[0]],
]

const canonical: Readonly<Record<string, string>> = { ';': ',', '!=': '<>', '−': '-' }

/** The pieces of a formula, with an `end` behind the last. A leading `=` is left out. @throws Unreadable */
export function tokensOf(formula: string): Token[] {
  const { tokens, broken } = scan(formula)
  if (broken === null) return [...tokens, { kind: 'end', text: '', from: formula.length, to: formula.length }]
  throw new Unreadable(faultAt({ from: broken, to: endOf(formula, broken) }, brokenCode(formula[broken] ?? '')))
}

/** The pieces up to the place that cannot be read, for help while a formula is being written. */
export function scan(formula: string): { tokens: Token[]; broken: number | null } {
  const tokens: Token[] = []
  const start = /^\s*=?/.exec(formula)?.[0].length ?? 0
  let at = after(blanks, formula, start)
  while (at < formula.length) {
    const token = readAt(formula, at)
    if (token === null) return { tokens, broken: at }
    tokens.push(token)
    at = after(blanks, formula, token.to)
  }
  return { tokens, broken: null }
}

function readAt(formula: string, at: number): Token | null {
  for (const [kind, pattern, value] of readers) {
    pattern.lastIndex = at
    const found = pattern.exec(formula)
    if (found !== null) return { kind, text: value(found), from: at, to: at + found[0].length }
  }
  return null
}

function after(pattern: RegExp, formula: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(formula)?.[0].length ?? 0)
}

function brokenCode(character: string): string {
  if (character === '"') return 'formula.openText'
  if (character === '[') return 'formula.openColumn'
  return character === "'" || character === '“' || character === '„' ? 'formula.quotes' : 'formula.character'
}

function endOf(formula: string, at: number): number {
  return formula[at] === '"' || formula[at] === '[' ? formula.length : at + 1
}
