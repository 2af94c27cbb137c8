import type { Column } from '../../contract/column.ts'
import type { Question } from '../../contract/question.ts'
import { formatNumber } from '../format.ts'
import { cellText } from '../grid/cellText.ts'
import type { Naming } from '../grid/filterWords.ts'
import { text } from '../text.ts'
import { valueWords } from './fieldWords.ts'
import { valueFields } from './shelves.ts'

type Columns = ReadonlyMap<string, Column>

/** How conditions on rows are said: columns by their names, values as the grid writes them. */
export function rowNaming(columns: Columns): Naming {
  return {
    name: id => columns.get(id)?.name ?? (id === '_row' ? text.grid.row : id),
    value: (id, value) => {
      const column = columns.get(id)
      return column ? cellText(column, value) : String(value)
    },
  }
}

/** How conditions on figures are said: 'v0' is the first figure. */
export function figureNaming(question: Question, columns: Columns): Naming {
  const figures = figureColumns(question, columns)
  return {
    name: id => figures.find(figure => figure.id === id)?.name ?? id,
    value: (_, value) => (typeof value === 'number' ? formatNumber(value) : String(value)),
  }
}

/** The question's figures as if they were columns of numbers, for the form of a condition. */
export function figureColumns(question: Question, columns: Columns): Column[] {
  return valueFields(question).map((field, i) => ({
    id: `v${i}`,
    name: valueWords(field, columns),
    type: 'double',
    scale: null,
    role: 'measure',
    meaning: { unit: null, isMoney: false, additive: 'none', direction: 'neutral' },
    profile: noProfile,
    rejected: 0,
    missing: [],
  }))
}

const noProfile: Column['profile'] = {
  rows: 0,
  nulls: 0,
  distinct: 0,
  min: null,
  max: null,
  mean: null,
  sd: null,
  sum: null,
  quantiles: null,
  histogram: null,
  top: [],
}
