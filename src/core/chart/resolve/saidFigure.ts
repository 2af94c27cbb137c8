import type { Format } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Measure } from '../../../contract/plan.ts'
import { say } from '../../words/say.ts'
import { Writer } from '../../words/writer.ts'
import { formatOfMeasure } from '../format.ts'
import { measureName } from '../measureName.ts'
import type { Resolving } from './marks.ts'

const english = new Writer('en-US')

/** A figure of the first measure as a sentence says it: shares in percent, money with its sign; numbers as they are. */
export function saidFigure({ spec, columns }: Resolving, value: number | null): string | number | null {
  const as = spec.type === 'heatmap' ? spec.encoding.colour : spec.encoding.y[spec.type === 'box' ? 2 : 0]
  const measure = spec.plan.measures.find(one => one.as === as)
  if (!measure || value === null) return value
  const format = formatOfMeasure(measure, columns.get(measure.column ?? ''))
  return format.kind === 'number' ? value : english.value(value, format)
}

/** What a figure is called in a sentence: 'Sales', 'Average Price', 'Running total of Sales'. */
export function figureSaid(measure: Measure, columns: ReadonlyMap<string, Column>): string {
  const made = measure.column === undefined ? 'rows' : measure.aggregate
  const code = `title.${made}.${measure.calculation?.kind ?? 'plain'}.whole`
  return say({ code, params: { measure: measureName(measure, columns), p: measure.p ?? null } }, english.locale)
}

/** A figure with its unit, with no more digits than it has. */
export function writtenTotal(value: Scalar, format: Format): string {
  return english.value(value, format)
}
