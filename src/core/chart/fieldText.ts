import type { Calculation } from '../../contract/plan.ts'
import type { Field, GroupField, ValueField } from '../../contract/question.ts'

type Names = ReadonlyMap<string, string>

/** A field as the history says it: 'Platform', 'Year by quarter', 'sum of Sales (running total)'. */
export function fieldText(field: Field, names: Names): string {
  if (field.role === 'raw') return nameOf(field.column, names)
  return field.role === 'value' ? valueText(field, names) : groupText(field, nameOf(field.column, names))
}

const aggregates: Readonly<Record<ValueField['aggregate'], string>> = {
  count: 'number of rows with',
  countDistinct: 'different values of',
  sum: 'sum of',
  mean: 'mean of',
  median: 'median of',
  min: 'smallest',
  max: 'largest',
  sd: 'standard deviation of',
  quantile: 'quantile of',
}

function valueText({ column, aggregate, p, calculation }: ValueField, names: Names): string {
  const figure = column === undefined ? 'number of rows' : `${aggregates[aggregate]} ${nameOf(column, names)}`
  const exact = aggregate === 'quantile' && p !== undefined ? `${p} ${figure}` : figure
  return calculation ? `${exact} (${calculationText(calculation)})` : exact
}

function calculationText(calculation: Calculation): string {
  switch (calculation.kind) {
    case 'share':
      return 'share of the total'
    case 'running':
      return 'running total'
    case 'movingAverage':
      return `moving average of ${calculation.periods}`
    case 'change':
      return `${calculation.as} to the previous ${calculation.against === 'previousYear' ? 'year' : 'period'}`
  }
}

const parts: Readonly<Record<NonNullable<GroupField['timePart']>, string>> = {
  monthOfYear: 'month of the year',
  quarterOfYear: 'quarter of the year',
  dayOfWeek: 'day of the week',
  hourOfDay: 'hour of the day',
  dayOfMonth: 'day of the month',
}

function groupText({ timeUnit, timePart, bins, ranges, leading }: GroupField, name: string): string {
  const how = timeUnit ?? (timePart && parts[timePart])
  const count = ranges ? ranges.edges.length - 1 : bins
  const grouped = how ? `${name} by ${how}` : count ? `${name} in ${count} ranges` : name
  return leading ? `${grouped} (top ${leading.n}${leading.other ? ' and Other' : ''})` : grouped
}

const nameOf = (id: string, names: Names) => names.get(id) ?? id
