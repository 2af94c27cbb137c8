import type { Axis, ChartSpec } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Dimension, Measure, ResultTable } from '../../../contract/plan.ts'
import { formatOfMeasure } from '../format.ts'
import { formatOfDimension } from '../formatOfDimension.ts'
import { measureName } from '../measureName.ts'

/** A result column by id. @throws Error when the result lacks it: a plan and its chart disagree, which is a bug */
export function valuesOf(table: ResultTable, id: string): readonly Scalar[] {
  const data = table.data[table.columns.findIndex(c => c.id === id)]
  if (!data) throw new Error(`the result has no column ${id}`)
  return data
}

/** A cell as a mark's position: null when it is none. */
export function toNumber(value: Scalar | undefined): number | null {
  if (value === null || value === undefined || typeof value === 'boolean') return null
  const n = Number(value)
  return Number.isFinite(n) ? n : null
}

/** Numbers of some rows of a result. */
export function numbersAt(table: ResultTable, id: string, rows: readonly number[]): (number | null)[] {
  const values = valuesOf(table, id)
  return rows.map(row => toNumber(values[row]))
}

export function dimensionOf(spec: ChartSpec, id: string | undefined): Dimension | undefined {
  return spec.plan.dimensions.find(d => d.as === id)
}

/** The measure on y. @throws Error when the spec names none: a bug */
export function measureOnY(spec: ChartSpec): Measure {
  const measure = spec.plan.measures.find(m => m.as === spec.encoding.y[0])
  if (!measure) throw new Error('the chart has no measure on y')
  return measure
}

/** The axis of a dimension: its categories as they stand in the result. */
export function dimensionAxis(
  dimension: Dimension,
  columns: ReadonlyMap<string, Column>,
  categories: readonly Scalar[],
): Axis {
  const column = columns.get(dimension.column)
  if (!column) throw new Error(`the table has no column ${dimension.column}`)
  const isMoment = dimension.timeUnit !== undefined || (column.role === 'time' && column.type !== 'time')
  const isTime = isMoment && dimension.timePart === undefined
  return {
    kind: isTime ? 'time' : 'category',
    title: column.name,
    type: column.type,
    format: formatOfDimension(dimension, column),
    categories: [...categories],
    startsAtZero: false,
  }
}

/** The axis of a measure. */
export function measureAxis(measure: Measure, columns: ReadonlyMap<string, Column>, startsAtZero: boolean): Axis {
  const column = measure.column === undefined ? undefined : columns.get(measure.column)
  return {
    kind: 'value',
    title: measureName(measure, columns),
    type: column?.type ?? 'integer',
    format: formatOfMeasure(measure, column),
    categories: [],
    startsAtZero,
  }
}

/** Index of the greatest number; -1 when there is none. */
export function indexOfMax(values: readonly (number | null)[]): number {
  let best = -1
  for (const [i, v] of values.entries())
    if (v !== null && (best < 0 || v > (values[best] ?? Number.NEGATIVE_INFINITY))) best = i
  return best
}
