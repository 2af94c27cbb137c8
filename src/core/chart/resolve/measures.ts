import type { Axis, Format } from '../../../contract/chart.ts'
import type { Measure } from '../../../contract/plan.ts'
import { formatOfMeasure } from '../format.ts'
import { figureNames } from '../measureName.ts'
import type { Resolving } from './marks.ts'
import { measureAxis } from './read.ts'

/** The measures on y, in their order. @throws Error when the spec names none: a bug */
export function measuresOnY({ spec }: Resolving): Measure[] {
  const found = spec.encoding.y.map(as => spec.plan.measures.find(measure => measure.as === as))
  const measures = found.filter(measure => measure !== undefined)
  if (measures.length === 0) throw new Error('the chart has no measure on y')
  return measures
}

/** What the measures on y are called beside each other. */
export function namesOnY(input: Resolving): string[] {
  return figureNames(measuresOnY(input), input.columns)
}

/** One axis for all measures on y: written as they all are, or as plain numbers when they differ. */
export function axisOfMeasures(input: Resolving, startsAtZero: boolean): Axis {
  const measures = measuresOnY(input)
  const formats = measures.map(measure => formatOfMeasure(measure, input.columns.get(measure.column ?? '')))
  const [first, ...others] = formats
  const [main] = measures
  if (!first || !main) throw new Error('the chart has no measure on y')
  const isShared = others.every(format => format.kind === first.kind && format.unit === first.unit)
  const axis = measureAxis(main, input.columns, startsAtZero)
  const plain: Format = { kind: 'number', unit: null, fractionDigits: null, timeUnit: null }
  return { ...axis, title: namesOnY(input).join(', '), format: isShared ? widest(formats, first) : plain }
}

/** The format with the most fraction digits: none of the figures loses any. */
function widest(formats: readonly Format[], first: Format): Format {
  return formats.reduce((a, b) => ((b.fractionDigits ?? 20) > (a.fractionDigits ?? 20) ? b : a), first)
}

/** Whether the values of parts add up to the value of the whole. */
export function addsUp({ aggregate, calculation }: Measure): boolean {
  return (aggregate === 'sum' || aggregate === 'count') && (calculation === undefined || calculation.kind === 'share')
}
