import { expect, it } from 'vitest'
import { tableOf, word, wordPart } from '../../stats/tableParts.ts'
import { cellsSaid } from './cellsSaid.ts'

it('the words of a method stand in a language, the names of a table as they are', () => {
  const parts = [wordPart('term', word('analysis.term'), [word('analysis.intercept'), 'Explained'])]
  const table = tableOf({ id: 'coefficients', title: word('analysis.coefficients'), parts })
  expect(table.data).toEqual([['analysis.intercept', 'Explained']])
  expect(cellsSaid(table, 'en')).toEqual([['Intercept', 'Explained']])
})
