import type { Marks, Resolving } from './marks.ts'
import { numbersAt, valuesOf } from './read.ts'
import { placeOn, rowAxis } from './rowAxis.ts'
import { seriesOfRows } from './rowSeries.ts'
import { summaryOfRows } from './rowSummaries.ts'

/** A line through single rows, each knowing its source row. */
export function resolveRowsLine(input: Resolving): Marks {
  const { spec, columns, table } = input
  const x = columns.get(spec.encoding.x ?? '')
  const ys = spec.encoding.y.map(id => columns.get(id)).filter(column => column !== undefined)
  const [y] = ys
  if (!x || !y) throw new Error('a line through rows needs a column on x and on y')
  const xs = valuesOf(table, x.id).map(placeOn(x))
  const rows = valuesOf(table, '_row').map(Number)
  const { notes, ...drawn } = seriesOfRows(input, false, own =>
    ys.map(column => ({
      name: column.name,
      measure: column.id,
      values: numbersAt(table, column.id, own),
      xs: own.map(i => xs[i] ?? null),
      rows: own.map(i => rows[i] ?? 0),
    })),
  )
  const isZero = spec.type === 'area'
  return {
    x: rowAxis(x),
    y: { ...rowAxis(y), kind: 'value', title: ys.map(({ name }) => name).join(', '), startsAtZero: isZero },
    ...drawn,
    notes,
    summary: summaryOfRows(input, { x, y, drawn }),
  }
}
