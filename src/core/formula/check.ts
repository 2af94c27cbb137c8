import type { ColumnType } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'
import { nearestNames } from '../chart/question/columnNamed.ts'
import { argumentOf } from './arguments.ts'
import { compute, negate, operate } from './arithmetic.ts'
import type { FormulaColumn } from './columns.ts'
import { columnCalled } from './columns.ts'
import type { FormulaFunction } from './define.ts'
import type { FormulaFault } from './faults.ts'
import { faultAt, Unreadable } from './faults.ts'
import { elsewhere, formulaFunctions, functionNamed } from './functions.ts'
import { not } from './logicFunctions.ts'
import type { Node } from './parse.ts'
import { parse } from './parse.ts'
import { isTooLarge } from './size.ts'
import type { Complain, Typed } from './typed.ts'
import { isNumber, literal, SCALE_MAX, typed, unknown } from './typed.ts'

export type CheckedFormula =
  | { ok: true; expression: Expression; type: ColumnType; scale: number | null }
  | { ok: false; faults: readonly FormulaFault[] }

const DEPTH_MAX = 100
const INTEGER_DIGITS = 18

/**
 * Reads a formula over columns: its expression and the type of its values, or everything that is wrong and where. No
 * part of the text is ever run: it becomes an expression of contract/relation.ts or a fault.
 */
export function checkFormula(text: string, columns: readonly FormulaColumn[]): CheckedFormula {
  const tree = parsed(text)
  if ('fault' in tree) return { ok: false, faults: [tree.fault] }
  const faults: FormulaFault[] = []
  const complain: Complain = (place, code, params) => {
    if (!faults.some(f => f.from === place.from && f.to === place.to)) faults.push(faultAt(place, code, params))
  }
  const value = new Checker(columns, complain).value(tree.node, 0)
  if (faults.length === 0 && isTooLarge(value.expression)) complain({ from: 0, to: text.length }, 'formula.tooLarge')
  if (faults.length > 0) return { ok: false, faults: faults.sort((a, b) => a.from - b.from) }
  return { ok: true, ...settled(value) }
}

function parsed(text: string): { node: Node } | { fault: FormulaFault } {
  try {
    return { node: parse(text) }
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.fault }
    throw error
  }
}

/** The values as their type says, whatever the engine took on the way. */
function settled({ expression, type, scale }: Typed): {
  expression: Expression
  type: ColumnType
  scale: number | null
} {
  switch (type) {
    case 'blank':
    case 'unknown':
      return { expression: literal(null, 'text'), type: 'text', scale: null }
    case 'decimal':
      return { expression: { kind: 'cast', type, scale: scale ?? 0, arg: expression }, type, scale }
    case 'integer':
    case 'double':
      return { expression: { kind: 'cast', type, arg: expression }, type, scale: null }
    default:
      return { expression, type, scale: null }
  }
}

class Checker {
  readonly #columns: readonly FormulaColumn[]
  readonly #complain: Complain

  constructor(columns: readonly FormulaColumn[], complain: Complain) {
    this.#columns = columns
    this.#complain = complain
  }

  value(node: Node, depth: number): Typed {
    if (depth > DEPTH_MAX) return this.#fail(node, 'formula.tooDeep', { most: DEPTH_MAX })
    switch (node.kind) {
      case 'number':
        return numberOf(node)
      case 'text':
        return typed(literal(node.text, 'text'), 'text', node)
      case 'column':
        return this.#column(node)
      case 'word':
        return this.#word(node)
      case 'unary':
        return this.#unary(node, depth)
      case 'binary':
        return operate(
          node.operator,
          this.value(node.left, depth + 1),
          this.value(node.right, depth + 1),
          this.#complain,
        )
      case 'call':
        return this.#call(node, depth)
    }
  }

  #fail(place: { from: number; to: number }, code: string, params?: Parameters<Complain>[2]): Typed {
    this.#complain(place, code, params)
    return unknown(place)
  }

  #column(node: Node & { kind: 'column' | 'word' }): Typed {
    const found = columnCalled(node.text, this.#columns, node)
    if ('fault' in found) return this.#fail(node, found.fault.message.code, found.fault.message.params)
    const { id, type, scale } = found.column
    return typed({ kind: 'column', id }, type, node, scale)
  }

  #word(node: Node & { kind: 'word' }): Typed {
    const upper = node.text.toUpperCase()
    if (upper === 'TRUE' || upper === 'FALSE') return typed(literal(upper === 'TRUE', 'boolean'), 'boolean', node)
    if (functionNamed(upper) !== undefined && !this.#columns.some(c => c.name.toUpperCase() === upper))
      return this.#fail(node, 'formula.noBrackets', { name: upper })
    return this.#column(node)
  }

  #unary(node: Node & { kind: 'unary' }, depth: number): Typed {
    const value = this.value(node.of, depth + 1)
    if (node.operator === 'not') return { ...not(value, { ...value, complain: this.#complain }), ...at(node) }
    if (!isNumber(value))
      return this.#fail(value, `formula.notNumber.${value.type}`, { operator: signs[node.operator] })
    if (node.operator === 'plus') return { ...value, ...at(node) }
    if (node.operator === 'percent')
      return compute('multiply', value, typed(literal('0.01', 'decimal'), 'decimal', node, 2), node)
    return negated(value, node)
  }

  #call(node: Node & { kind: 'call' }, depth: number): Typed {
    const name = { from: node.from, to: node.nameTo }
    const found = functionNamed(node.name)
    if (found === undefined) return this.#unknownFunction(node.name, name)
    const wrong = arityFault(found, node.args.length)
    if (wrong !== null) return this.#fail(name, wrong.code, wrong.params)
    const args = node.args.map(arg => this.value(arg, depth + 1))
    const site = { ...at(node), name: found.name, complain: this.#complain }
    const taken = args.map((arg, i) => argumentOf(found, i, arg, this.#complain))
    if (taken.some(arg => arg.type === 'unknown')) return unknown(node)
    return found.lower(taken, site)
  }

  #unknownFunction(name: string, place: { from: number; to: number }): Typed {
    const code = elsewhere[name]
    if (code !== undefined) return this.#fail(place, code, { name })
    const [near] = nearestNames(
      formulaFunctions.map(f => f.name),
      name,
    )
    return near === undefined
      ? this.#fail(place, 'formula.unknownFunction', { name })
      : this.#fail(place, 'formula.nearFunction', { name, near })
  }
}

const signs = { negate: '-', plus: '+', percent: '%', not: 'NOT' } as const

function at({ from, to }: Node): { from: number; to: number } {
  return { from, to }
}

/** A number that is written keeps its sign: -1.5 is no computation. */
function negated(value: Typed, node: Node): Typed {
  const { expression } = value
  if (expression.kind !== 'literal' || expression.value === null) return negate(value, node)
  const text = String(expression.value)
  const flipped =
    typeof expression.value === 'number' ? -expression.value : text.startsWith('-') ? text.slice(1) : `-${text}`
  return { ...value, expression: { ...expression, value: flipped }, ...at(node) }
}

/** Whole numbers and short fractions are exact; others are doubles. */
function numberOf(node: Node & { kind: 'number' }): Typed {
  const found = /^(\d*)\.?(\d*)$/.exec(node.text)
  const [whole = '', fraction = ''] = found?.slice(1) ?? []
  const digits = whole.replace(/^0+(?=\d)/, '')
  if (found === null || fraction.length > SCALE_MAX || digits.length > INTEGER_DIGITS) return realOf(node)
  if (fraction === '') return typed(literal(digits === '' ? '0' : digits, 'integer'), 'integer', node)
  return typed(literal(`${digits === '' ? '0' : digits}.${fraction}`, 'decimal'), 'decimal', node, fraction.length)
}

function realOf(node: Node & { kind: 'number' }): Typed {
  const value = Number(node.text)
  return typed(Number.isFinite(value) ? literal(value, 'double') : literal(null, 'double'), 'double', node)
}

function arityFault({ name, parameters, repeats }: FormulaFunction, given: number) {
  const least = parameters.filter(p => !p.isOptional).length
  const most = repeats > 0 ? Number.POSITIVE_INFINITY : parameters.length
  // IFS comes in pairs; SWITCH may end in a value for all others.
  const isUneven = repeats === 2 && parameters.length === 2 && given % 2 === 1
  if (given >= least && given <= most && !isUneven) return null
  if (isUneven) return { code: 'formula.arguments.pairs', params: { name, given } }
  if (most === 0) return { code: 'formula.arguments.none', params: { name } }
  if (repeats > 0) return { code: 'formula.arguments.atLeast', params: { name, least, given } }
  if (least === most) return { code: 'formula.arguments.exactly', params: { name, least, given } }
  const code = most === least + 1 ? 'formula.arguments.either' : 'formula.arguments.between'
  return { code, params: { name, least, most, given } }
}
