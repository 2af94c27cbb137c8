import type { Column } from '../../contract/column.ts'
import type { Calculation } from '../../contract/plan.ts'
import type { Field, GroupField, ValueField } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { formatNumber } from '../format.ts'

type Columns = ReadonlyMap<string, Pick<Column, 'name'>>

/** A field as its chip says it. */
export function fieldWords(field: Field, columns: Columns): string {
  if (field.role === 'value') return valueWords(field, columns)
  const name = nameOf(field.column, columns)
  return field.role === 'raw' ? words.eachRowOf(name) : groupWords(field, name)
}

/** A figure in words: 'Sum of Sales, running total'. */
export function valueWords(field: ValueField, columns: Columns): string {
  const said = figureWords(field, columns)
  return field.calculation ? `${said}, ${calculationWords(field.calculation)}` : said
}

function figureWords({ column, aggregate, p }: ValueField, columns: Columns): string {
  if (column === undefined) return words.rows
  const name = nameOf(column, columns)
  if (aggregate === 'quantile') return words.quantileOf(Math.round((p ?? 0.5) * 100), name)
  return words.measured[aggregate](name)
}

function calculationWords(calculation: Calculation): string {
  const said = words.calculated
  if (calculation.kind === 'movingAverage') return said.movingAverage(calculation.periods)
  return calculation.kind === 'change' ? said.change(calculation) : said[calculation.kind]
}

function groupWords({ timeUnit, timePart, bins, width, leading }: GroupField, name: string): string {
  const said = timeUnit
    ? words.byUnit(name, words.units[timeUnit])
    : timePart
      ? words.byPart(name, words.parts[timePart])
      : bins
        ? words.binned(name, bins)
        : width
          ? words.binnedBy(name, formatNumber(width))
          : name
  return leading ? `${said}, ${words.topWords(leading.n, leading.other)}` : said
}

const nameOf = (id: string, columns: Columns) => columns.get(id)?.name ?? id
