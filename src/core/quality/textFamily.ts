import type { Profile } from '../../contract/column.ts'
import { proposeDates } from '../column/dateText.ts'
import { type Family, familyMatcher, type TextCount } from '../column/family.ts'
import { proposeNumbers } from '../column/numberText.ts'

/** Share of the commonest texts that must read as numbers or dates for the column to be said to hold them. */
export const MOSTLY = 0.8

/** What at least `share` of the commonest texts read as; null when nothing. One common text proves nothing. */
export function textFamily(
  top: Profile['top'],
  share: number,
): { kind: 'date' | 'number'; family: Family; example: string } | null {
  const texts: TextCount[] = top.map(({ value, count }) => ({ text: String(value), count }))
  if (texts.length < 3) return null
  for (const [kind, propose] of [
    ['number', () => proposeNumbers(texts)],
    ['date', () => proposeDates(texts, '')],
  ] as const)
    for (const family of propose()) {
      const matches = familyMatcher(family)
      const fitting = texts.filter(({ text }) => matches(text))
      if (fitting.length >= share * texts.length) return { kind, family, example: fitting[0]?.text ?? '' }
    }
  return null
}
