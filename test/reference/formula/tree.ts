import type { ColumnType } from '../../../src/contract/column.ts'
import type { Draw } from '../draw.ts'
import type { Cell } from '../table.ts'

/*
 * Formulas that are drawn, written out and computed here, by docs/query-plan.md ("Formulas") alone: nothing of the
 * product's reading or computing of formulas is used. They exist to disagree.
 */

export type Row = Readonly<Record<string, Cell>>

/** A formula of one type: how it is written, how tightly it binds, and its value in a row. */
export interface Tree<T> {
  text: string
  binds: number
  of(row: Row): T | null
}

/** Exact numbers are whole multiples of 10^-scale as bigint; doubles have no scale. */
export interface NumberTree extends Tree<bigint | number> {
  type: ColumnType & ('integer' | 'decimal' | 'double')
  scale: number
}

export type TextTree = Tree<string>
export type BooleanTree = Tree<boolean>
/** Days as ISO text. */
export type DateTree = Tree<string>

export const ATOM = 11

/** A part of a formula in brackets where it binds less than its place asks. */
export function within(tree: Pick<Tree<unknown>, 'text' | 'binds'>, least: number): string {
  return tree.binds < least ? `(${tree.text})` : tree.text
}

/** A call in one of the ways people write it. */
export function called(draw: Draw, name: string, ...args: readonly { text: string }[]): string {
  const written = draw.one([name, name.toLowerCase(), name])
  const between = draw.one([', ', ',', '; '])
  return `${written}(${args.map(arg => arg.text).join(between)})`
}

/** Two parts of which the value is missing when one is. */
export function both<A, B, C>(
  a: Pick<Tree<A>, 'of'>,
  b: Pick<Tree<B>, 'of'>,
  compute: (x: A, y: B) => C | null,
): (row: Row) => C | null {
  return row => {
    const [x, y] = [a.of(row), b.of(row)]
    return x === null || y === null ? null : compute(x, y)
  }
}

/** A part of which the value is missing when it is. */
export function map<A, C>(a: Pick<Tree<A>, 'of'>, compute: (x: A) => C | null): (row: Row) => C | null {
  return row => {
    const x = a.of(row)
    return x === null ? null : compute(x)
  }
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
