import { Writer } from '../../words/writer.ts'
import { formatOfMeasure } from '../format.ts'
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
