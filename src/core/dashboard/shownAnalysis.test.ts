import { expect, it } from 'vitest'
import type { Analysis } from '../../contract/analysis/analysis.ts'
import { shownAnalysis } from './shownAnalysis.ts'

const part = (id: string) => ({ id, title: { code: id, params: {} } })
const answerOf = (pictures: string[], tables: string[]) =>
  // Only what is chosen among is looked at.
  ({
    answer: { pictures: pictures.map(part), tables: tables.map(part), result: { long: true } },
  }) as unknown as Analysis
const shown = (analysis: Analysis, wish: Parameters<typeof shownAnalysis>[1]) => {
  const { said } = shownAnalysis(analysis, wish)
  return [said.pictures.map(({ id }) => id), said.tables.map(({ id }) => id)]
}

it('shows the part that is wished for, else the first of its kind', () => {
  const analysis = answerOf(['a', 'b'], ['c', 'd'])
  expect(shown(analysis, { show: 'picture' })).toEqual([['a'], []])
  expect(shown(analysis, { show: 'picture', part: 'b' })).toEqual([['b'], []])
  expect(shown(analysis, { show: 'table', part: 'gone' })).toEqual([[], ['c']])
  expect(shown(analysis, { show: 'answer' })).toEqual([[], []])
  expect(shownAnalysis(analysis, { show: 'answer' }).parts.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

it('shows a table where there is no picture, and words where there is neither', () => {
  expect(shown(answerOf([], ['c']), { show: 'picture' })).toEqual([[], ['c']])
  expect(shown(answerOf([], []), { show: 'picture' })).toEqual([[], []])
})
