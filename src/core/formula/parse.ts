import { faultAt, Unreadable } from './faults.ts'
import type { Token } from './tokens.ts'
import { tokensOf } from './tokens.ts'

/** A formula as a tree; `from` and `to` are its characters. */
export type Node = { from: number; to: number } & (
  | { kind: 'number'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'column'; text: string }
  | { kind: 'word'; text: string }
  | { kind: 'call'; name: string; nameTo: number; args: readonly Node[] }
  | { kind: 'binary'; operator: Binary; left: Node; right: Node }
  | { kind: 'unary'; operator: 'negate' | 'plus' | 'percent' | 'not'; of: Node }
)

export type Binary = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'AND' | 'OR'

const LENGTH_MAX = 5000
const DEPTH_MAX = 64

/** How tightly operators bind, as in spreadsheets: a minus before a number binds tighter than a power. */
const binds: Readonly<Record<Binary, number>> = {
  OR: 1,
  AND: 2,
  '=': 4,
  '<>': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '&': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '^': 8,
}
const NOT = 3
const SIGN = 9

/** Reads a formula. @throws Unreadable with the first place that has no meaning */
export function parse(formula: string): Node {
  if (formula.length > LENGTH_MAX)
    throw new Unreadable(faultAt({ from: LENGTH_MAX, to: formula.length }, 'formula.tooLong', { most: LENGTH_MAX }))
  return new Parser(tokensOf(formula)).formula()
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  formula(): Node {
    if (this.#peek().kind === 'end') throw new Unreadable(faultAt(this.#peek(), 'formula.empty'))
    const node = this.#expression(0)
    if (this.#peek().kind !== 'end') throw this.#unexpected(this.#peek())
    return node
  }

  #peek(ahead = 0): Token {
    const last = this.#tokens.length - 1
    return this.#tokens[Math.min(this.#at + ahead, last)] ?? { kind: 'end', text: '', from: 0, to: 0 }
  }

  #next(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }

  #expression(least: number): Node {
    this.#depth++
    if (this.#depth > DEPTH_MAX) throw new Unreadable(faultAt(this.#peek(), 'formula.tooDeep', { most: DEPTH_MAX }))
    let left = this.#prefix()
    for (;;) {
      const operator = binaryOf(this.#peek())
      if (operator === null || binds[operator] < least) break
      this.#next()
      const right = this.#expression(binds[operator] + 1)
      left = { kind: 'binary', operator, left, right, from: left.from, to: right.to }
    }
    this.#depth--
    return left
  }

  #prefix(): Node {
    const token = this.#peek()
    if (isSign(token, '-') || isSign(token, '+')) {
      this.#next()
      const of = this.#expression(SIGN)
      return { kind: 'unary', operator: token.text === '-' ? 'negate' : 'plus', of, from: token.from, to: of.to }
    }
    if (isWord(token, 'NOT') && !isSign(this.#peek(1), '(')) {
      this.#next()
      const of = this.#expression(NOT)
      return { kind: 'unary', operator: 'not', of, from: token.from, to: of.to }
    }
    return this.#postfix(this.#primary())
  }

  #postfix(node: Node): Node {
    if (!isSign(this.#peek(), '%')) return node
    const { to } = this.#next()
    return this.#postfix({ kind: 'unary', operator: 'percent', of: node, from: node.from, to })
  }

  #primary(): Node {
    const token = this.#next()
    if (token.kind === 'word' && isSign(this.#peek(), '(')) return this.#call(token)
    if (token.kind === 'number' || token.kind === 'text' || token.kind === 'column' || token.kind === 'word')
      return { kind: token.kind, text: token.text, from: token.from, to: token.to }
    if (!isSign(token, '(')) throw this.#unexpected(token)
    const node = this.#expression(0)
    this.#close(token)
    return node
  }

  #call(name: Token): Node {
    const open = this.#next()
    const args: Node[] = []
    while (!isSign(this.#peek(), ')') || args.length > 0) {
      args.push(this.#expression(0))
      if (!isSign(this.#peek(), ',')) break
      this.#next()
    }
    const { to } = this.#close(open)
    return { kind: 'call', name: name.text.toUpperCase(), nameTo: name.to, args, from: name.from, to }
  }

  #close(open: Token): Token {
    const token = this.#peek()
    if (isSign(token, ')')) return this.#next()
    throw token.kind === 'end' ? new Unreadable(faultAt(open, 'formula.openBracket')) : this.#unexpected(token)
  }

  #unexpected(token: Token): Unreadable {
    if (token.kind === 'end') {
      const last = this.#tokens.at(-2) ?? token
      return new Unreadable(faultAt({ from: last.from, to: token.to }, 'formula.unfinished', { after: last.text }))
    }
    const code = token.kind === 'sign' ? 'formula.unexpectedSign' : 'formula.unexpectedValue'
    return new Unreadable(faultAt(token, code, { what: token.text }))
  }
}

function binaryOf(token: Token): Binary | null {
  if (token.kind === 'word') {
    const upper = token.text.toUpperCase()
    return upper === 'AND' || upper === 'OR' ? upper : null
  }
  return token.kind === 'sign' && Object.hasOwn(binds, token.text) ? (token.text as Binary) : null
}

function isSign(token: Token, text: string): boolean {
  return token.kind === 'sign' && token.text === text
}

function isWord(token: Token, text: string): boolean {
  return token.kind === 'word' && token.text.toUpperCase() === text
}
