import type { Column } from '../../contract/column.ts'
import type { Measure } from '../../contract/plan.ts'

/** What a measure is called on an axis: its column's name, or 'Rows'. The subtitle says the aggregate. */
export function measureName(measure: Measure, columns: ReadonlyMap<string, Column>): string {
  if (measure.column === undefined) return 'Rows'
  return columns.get(measure.column)?.name ?? measure.column
}

/** What several measures are called side by side: by their columns, and by how they are made where that is not enough. */
export function figureNames(measures: readonly Measure[], columns: ReadonlyMap<string, Column>): string[] {
  const names = measures.map(measure => measureName(measure, columns))
  return measures.map((measure, i) => {
    const name = names[i] ?? ''
    const isTaken = names.some((other, k) => k !== i && other === name)
    return isTaken ? `${name} (${figureName(measure)})` : name
  })
}

/** How a measure is made, in a word or two: 'sum', 'quantile 0.9', 'sum, running total'. */
export function figureName({ aggregate, p, calculation }: Measure): string {
  const base = aggregate === 'quantile' ? `quantile ${p ?? 0.5}` : aggregateNames[aggregate]
  if (calculation === undefined) return base
  if (calculation.kind === 'movingAverage') return `${base}, average of ${calculation.periods}`
  if (calculation.kind === 'change')
    return `${base}, change against ${calculation.against === 'previousYear' ? 'last year' : 'the period before'}`
  return `${base}, ${calculation.kind === 'share' ? 'share' : 'running total'}`
}

const aggregateNames = {
  count: 'count',
  countDistinct: 'different values',
  sum: 'sum',
  mean: 'average',
  median: 'median',
  min: 'smallest',
  max: 'largest',
  sd: 'standard deviation',
  quantile: 'quantile',
} as const satisfies Record<Measure['aggregate'], string>

/** Columns by id. */
export function byId(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.map(column => [column.id, column]))
}
