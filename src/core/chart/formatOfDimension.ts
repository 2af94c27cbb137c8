import type { Format } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Dimension } from '../../contract/plan.ts'
import { formatOfColumn } from './format.ts'

/** How the groups of a dimension are written: periods, parts of time, ranges, or the values as they are. */
export function formatOfDimension({ timeUnit, timePart, bin, ranges }: Dimension, column: Column): Format {
  const format = { ...formatOfColumn(column), timeUnit: timeUnit ?? null }
  if (timePart !== undefined) return { ...format, kind: 'text', timePart }
  if (ranges !== undefined) return { ...format, kind: 'text', ranges }
  if (bin === undefined) return format
  return { ...format, ...(column.type === 'integer' && { fractionDigits: 0 }), width: bin.width }
}
