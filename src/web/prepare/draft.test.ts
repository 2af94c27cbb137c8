import { describe, expect, test } from 'vitest'
import type { Recipe, Step } from '../../contract/recipe.ts'
import { formulasFollowing, moved, newColumnIds, newStepId, removed, replaced } from './draft.ts'
import { newStep } from './newStep.ts'
import { stepWords } from './stepWords.ts'

const step = (id: string, formula: string) => ({
  id,
  step: { kind: 'calculate', as: `n${id.slice(1)}`, name: `Made by ${id}`, formula } satisfies Step,
  off: false,
})
const recipe: Recipe = { steps: [step('s1', '1'), step('s2', '[Price] * 2'), step('s3', '[Price] + [Qty]')] }
const ids = ({ steps }: Recipe) => steps.map(({ id }) => id)

describe('a draft', () => {
  test('moves a step to a place, and no further than the ends', () => {
    expect(ids(moved(recipe, 's1', 2))).toEqual(['s2', 's3', 's1'])
    expect(ids(moved(recipe, 's3', 0))).toEqual(['s3', 's1', 's2'])
    expect(ids(moved(recipe, 's1', 99))).toEqual(['s2', 's3', 's1'])
    expect(ids(moved(recipe, 's9', 0))).toEqual(['s1', 's2', 's3'])
  })

  test('gives ids that nothing has', () => {
    expect(newStepId(removed(recipe, 's1'))).toBe('s4')
    expect(newColumnIds(recipe, 2, ['n5'])).toEqual(['n4', 'n6'])
  })

  test('switches a step off and leaves the others', () => {
    expect(replaced(recipe, 's2', { off: true }).steps.map(({ off }) => off)).toEqual([false, true, false])
  })

  test('lets the formulas behind a place follow a new name, and no others', () => {
    const followed = formulasFollowing(recipe, 2, [{ id: 'c1', name: 'Price' }], [{ id: 'c1', name: 'Net price' }])
    expect(followed.steps.map(({ step: s }) => s.kind === 'calculate' && s.formula)).toEqual([
      '1',
      '[Price] * 2',
      '[Net price] + [Qty]',
    ])
  })
})

test('every kind of step begins with a form and is said in a sentence', () => {
  const kinds = ['rename', 'hide', 'retype', 'fill', 'trim', 'split', 'mergeValues', 'replace', 'clear'] as const
  const others = [
    'convert',
    'filter',
    'dedupe',
    'calculate',
    'segment',
    'pivot',
    'unpivot',
    'group',
    'join',
    'union',
  ] as const
  const naming = { name: (id: string) => id, value: (_: string, value: unknown) => String(value), table: () => 'Other' }
  for (const kind of [...kinds, ...others]) {
    const begun = newStep(kind, [], ['n1', 'n2'])
    expect(begun.kind).toBe(kind)
    expect(stepWords(begun, naming)).toMatch(/\w/)
  }
})
