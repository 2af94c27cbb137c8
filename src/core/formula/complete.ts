import type { FormulaColumn } from './columns.ts'
import { columnText } from './columns.ts'
import { signatureOf } from './define.ts'
import { formulaFunctions, functionNamed } from './functions.ts'
import type { Token } from './tokens.ts'
import { scan } from './tokens.ts'

/** A column and the values it is known to have, the most frequent first. */
export interface CompletedColumn extends FormulaColumn {
  values?: readonly string[]
}

export interface Suggestion {
  kind: 'column' | 'function' | 'value'
  label: string
  /** What is put in the place of `from` to `to`; the caret then stands behind it. */
  insert: string
  detail: string
}

export interface Completion {
  from: number
  to: number
  items: readonly Suggestion[]
  /** The function whose arguments are being written, and which of them, from 0. */
  inside: { name: string; signature: string; help: string; argument: number } | null
}

const ITEMS_MAX = 12

/** What may be written at the caret of a formula that need not be finished. */
export function complete(formula: string, caret: number, columns: readonly CompletedColumn[]): Completion {
  const { tokens, broken } = scan(formula.slice(0, caret))
  const inside = enclosing(tokens)
  const rest = /^[^\]"\n]*[\]"]/.exec(formula.slice(caret))?.[0] ?? ''
  if (broken !== null && formula[broken] === '[') {
    const typed = formula.slice(broken + 1, caret)
    const to = caret + (rest.endsWith(']') && !rest.includes('[') ? rest.length : 0)
    return { from: broken, to, items: columnItems(typed, columns), inside }
  }
  if (broken !== null && formula[broken] === '"') {
    const to = caret + (rest.endsWith('"') ? rest.length : 0)
    return { from: broken, to, items: valueItems(formula.slice(broken + 1, caret), tokens, columns), inside }
  }
  const last = tokens.at(-1)
  if (last?.kind === 'word' && last.to === caret) {
    const items = [...columnItems(last.text, columns), ...functionItems(last.text)]
    return { from: last.from, to: caret, items: ranked(last.text, items), inside }
  }
  const items = isExpectingValue(last) ? [...valueItems('', tokens, columns), ...columnItems('', columns)] : []
  return { from: caret, to: caret, items: items.slice(0, ITEMS_MAX), inside }
}

function isExpectingValue(last: Token | undefined): boolean {
  return last === undefined || (last.kind === 'sign' && last.text !== ')' && last.text !== '%')
}

function columnItems(typed: string, columns: readonly CompletedColumn[]): Suggestion[] {
  return ranked(
    typed,
    columns.map(({ name, type }) => ({ kind: 'column', label: name, insert: columnText(name), detail: type })),
  )
}

function functionItems(typed: string): Suggestion[] {
  return ranked(
    typed,
    formulaFunctions.map(each => ({
      kind: 'function',
      label: each.name,
      insert: each.parameters.length === 0 && /^(TRUE|FALSE)$/.test(each.name) ? each.name : `${each.name}(`,
      detail: `${signatureOf(each)}: ${each.help}`,
    })),
  )
}

/** Values of the text column that stands before the comparison. */
function valueItems(typed: string, tokens: readonly Token[], columns: readonly CompletedColumn[]): Suggestion[] {
  const [column, sign] = tokens.slice(-2)
  const isCompared = sign?.kind === 'sign' && (sign.text === '=' || sign.text === '<>')
  if (!isCompared || column === undefined || (column.kind !== 'column' && column.kind !== 'word')) return []
  const found = columns.find(({ name, type }) => type === 'text' && name.toLowerCase() === column.text.toLowerCase())
  const items = (found?.values ?? []).map(
    (value): Suggestion => ({
      kind: 'value',
      label: value,
      insert: `"${value.replaceAll('"', '""')}"`,
      detail: found?.name ?? '',
    }),
  )
  return ranked(typed, items)
}

/** Those that begin so first, then those that have it in them. */
function ranked(typed: string, items: readonly Suggestion[]): Suggestion[] {
  const wanted = typed.trim().toLowerCase()
  const rank = ({ label }: Suggestion) => {
    const at = label.toLowerCase().indexOf(wanted)
    return at === 0 ? 0 : at > 0 ? 1 : 2
  }
  return items
    .filter(item => rank(item) < 2)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, ITEMS_MAX)
}

function enclosing(tokens: readonly Token[]): Completion['inside'] {
  const inner = openBrackets(tokens).findLast(each => each.name !== null)
  const found = inner === undefined ? undefined : functionNamed(inner.name ?? '')
  if (inner === undefined || found === undefined) return null
  return { name: found.name, signature: signatureOf(found), help: found.help, argument: inner.argument }
}

/** Brackets that are open at the end: whose they are, and how many commas have passed. */
function openBrackets(tokens: readonly Token[]): { name: string | null; argument: number }[] {
  const open: { name: string | null; argument: number }[] = []
  tokens.forEach(({ kind, text }, i) => {
    if (kind !== 'sign') return
    const before = tokens[i - 1]
    if (text === '(') open.push({ name: before?.kind === 'word' ? before.text.toUpperCase() : null, argument: 0 })
    else if (text === ')') open.pop()
    else if (text === ',') open.push(...open.splice(-1).map(last => ({ ...last, argument: last.argument + 1 })))
  })
  return open
}
