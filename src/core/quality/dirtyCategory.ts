import type { Column } from '../../contract/column.ts'
import type { Alert } from '../../contract/quality.ts'
import type { Fix } from '../../contract/recipe.ts'
import { fix } from './fix.ts'

/** A group of texts that are likely the same thing, the commonest first. */
export interface Variants {
  values: { text: string; count: number }[]
}

/**
 * Texts that differ only in case, accents, spaces or punctuation, or (from six letters) by one slip of the keyboard
 * when the rarer is at most a tenth as common. Figures are never slips: "Type 1" and "Type 2" are two things.
 */
export function findVariants(values: readonly { text: string; count: number }[]): Variants[] {
  const groups = new Map<string, Variants['values']>()
  for (const value of [...values].sort((a, b) => b.count - a.count)) {
    const key = skeleton(value.text)
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), value])
  }
  const merged: Variants['values'][] = []
  for (const [key, members] of groups) {
    const near = merged.find(group => isSlip(skeleton(group[0]?.text ?? ''), key) && outweighs(group, members))
    if (near) near.push(...members)
    else merged.push([...members])
  }
  return merged.filter(group => group.length > 1).map(group => ({ values: group }))
}

/** A remark on a category written in more than one way; null when there is none. */
export function dirtyCategory(column: Column, values: readonly { text: string; count: number }[]): Alert | null {
  const variants = findVariants(values)
  const first = variants[0]?.values
  if (!first) return null
  const texts = variants.flatMap(v => v.values.map(({ text }) => text))
  return {
    kind: 'dirtyCategory',
    columnId: column.id,
    level: 'warn',
    message: {
      code: 'alert.dirtyCategory',
      params: {
        column: column.name,
        groups: variants.length,
        first: first[0]?.text ?? '',
        second: first[1]?.text ?? '',
      },
    },
    rows: { op: 'in', column: column.id, values: texts },
    fixes: fixesFor(column, variants),
  }
}

/** The most frequent spelling wins; where blanks or letters alone differ, all of the column can be tidied as well. */
function fixesFor({ id, name }: Column, variants: readonly Variants[]): Fix[] {
  const groups = variants.flatMap(({ values: [lead, ...others] }) =>
    lead === undefined ? [] : [{ into: lead.text, values: others.map(({ text }) => text) }],
  )
  const merge = fix('merge', { column: name, groups: groups.length }, { kind: 'mergeValues', column: id, groups })
  const squeezed = (text: string) => text.trim().replace(/\s+/g, ' ')
  const isSame = (of: (text: string) => string) =>
    groups.every(({ into, values }) => values.every(text => of(text) === of(into)))
  const tidy = { kind: 'trim' as const, columns: [id], inner: true }
  if (isSame(squeezed)) return [merge, fix('tidy', { column: name }, { ...tidy, letters: 'keep' })]
  const letters = groups.every(({ into }) => into === into.toUpperCase()) ? 'upper' : 'title'
  if (!isSame(text => squeezed(text).toLowerCase())) return [merge]
  return [merge, fix('letters', { column: name, letters: LETTERS[letters] }, { ...tidy, letters })]
}

const LETTERS = { upper: 'capital', title: 'capital and small' } as const

function skeleton(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

function outweighs(group: Variants['values'], members: Variants['values']): boolean {
  const weight = (values: Variants['values']) => values.reduce((sum, { count }) => sum + count, 0)
  return weight(members) * 10 <= weight(group)
}

/** One letter put in, left out, changed, or two swapped. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 6 || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (/\d/.test(x + y)) return false
  const isSwap = x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]
  return isSwap || (x.length <= 1 && y.length <= 1)
}
