import type { AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { Scalar } from '../../../contract/column.ts'
import { sayAnalysis as say } from './sayAnalysis.ts'

/** The cells of a table, column by column: those that are words of a method and no data stand in a language. */
export function cellsSaid({ columns, data }: Pick<AnalysisTable, 'columns' | 'data'>, locale: string): Scalar[][] {
  return columns.map(({ words }, c) =>
    (data[c] ?? []).map((cell, r) => {
      const word = words?.[r]
      return word ? say(word, locale) : cell
    }),
  )
}
