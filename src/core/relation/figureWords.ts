import type { Message } from '../../contract/message.ts'
import type { Calculation, Filter, Measure } from '../../contract/plan.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import { alongOf } from './calculate.ts'
import { conditionWords, groupWords } from './conditionWords.ts'
import type { Schema } from './schema.ts'

const what: Readonly<Record<Measure['aggregate'] | 'rows', string>> = {
  rows: 'Number of rows',
  count: 'Number of rows with {column}',
  countDistinct: 'Number of different values of {column}',
  sum: 'Sum of {column}',
  mean: 'Mean of {column}',
  median: 'Median of {column}',
  min: 'Smallest {column}',
  max: 'Largest {column}',
  sd: 'Standard deviation of {column} (n − 1)',
  quantile: 'Quantile {p} of {column}',
}

/** What is made of it, behind its own words. */
const made = {
  share: 'as a share of all {along}',
  running: 'added up over {along} to here',
  movingAverage: 'mean of this and the {before} before by {along}',
  'difference.previousPeriod': 'change from the period before by {along}',
  'difference.previousYear': 'change from a year before by {along}',
  'ratio.previousPeriod': 'change relative to the period before by {along}',
  'ratio.previousYear': 'change relative to a year before by {along}',
} as const

/** English templates of what a figure is, by code: `figure.sum`, `figure.sum.share`, each with `.where` for conditions. */
export const figureWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(what).flatMap(([name, words]) => [
    ...both(`figure.${name}`, words),
    ...Object.entries(made).flatMap(([how, more]) => both(`figure.${name}.${how}`, `${words}, ${more}`)),
  ]),
)

function both(code: string, words: string): [string, string][] {
  return [
    [code, words],
    [`${code}.where`, `${words}, where {where}`],
  ]
}

/**
 * What a figure is: `Sum of Global_Sales, where Platform is Wii and Year is at least 2000`; with a calculation also what
 * it runs over: `Sum of Global_Sales, as a share of all Platform, where Platform is Wii`.
 */
export function definitionOf({ plan, group, measure }: FigureRef, schema: Schema): Message {
  const measured = plan.measures.find(m => m.as === measure)
  const name = (id: string) => schema.get(id)?.name ?? id
  const where = [
    ...(plan.filter === undefined ? [] : conditionsOf(plan.filter).map(part => conditionWords(part, name))),
    ...plan.dimensions.flatMap(d => (Object.hasOwn(group, d.as) ? [groupWords(d, group[d.as] ?? null, name)] : [])),
  ].join(' and ')
  const calculation = measured?.calculation
  const along = alongOf(plan.dimensions, calculation)
  const code = measured?.column === undefined ? 'rows' : measured.aggregate
  const how = calculation === undefined ? '' : `.${howOf(calculation)}`
  return {
    code: `figure.${code}${how}${where === '' ? '' : '.where'}`,
    params: {
      ...(measured?.column === undefined ? {} : { column: name(measured.column) }),
      ...(measured?.p === undefined ? {} : { p: measured.p }),
      ...(calculation === undefined || along === null ? {} : { along: name(along.column) }),
      ...(calculation?.kind === 'movingAverage' ? { before: calculation.periods - 1 } : {}),
      ...(where === '' ? {} : { where }),
    },
  }
}

function howOf(calculation: Calculation): keyof typeof made {
  return calculation.kind === 'change' ? `${calculation.as}.${calculation.against}` : calculation.kind
}

function conditionsOf(filter: Filter): readonly Filter[] {
  return filter.op === 'and' ? filter.of : [filter]
}
