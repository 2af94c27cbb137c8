import type { Marks, Resolving } from './marks.ts'
import { numbersAt, valuesOf } from './read.ts'
import { placeOn, rowAxis } from './rowAxis.ts'
import { seriesOfRows } from './rowSeries.ts'
import { summaryOfPoints } from './rowSummaries.ts'

/** One point a row; each knows its source row. A colour column gives one series per value, at most six and Other. */
export function resolveScatter(input: Resolving): Marks {
  const { spec, columns, table, bill } = input
  const [x, y] = [columns.get(spec.encoding.x ?? ''), columns.get(spec.encoding.y[0] ?? '')]
  if (!x || !y) throw new Error('a scatter plot needs a column on x and on y')
  const size = columns.get(spec.encoding.size ?? '')
  const xs = valuesOf(table, x.id).map(placeOn(x))
  const ys = valuesOf(table, y.id).map(placeOn(y))
  const rows = valuesOf(table, '_row').map(Number)
  const { notes, ...drawn } = seriesOfRows(input, true, own => [
    {
      name: y.name,
      measure: y.id,
      values: own.map(i => ys[i] ?? null),
      xs: own.map(i => xs[i] ?? null),
      rows: own.map(i => rows[i] ?? 0),
      ...(size && { sizes: numbersAt(table, size.id, own) }),
    },
  ])
  const notDrawn = bill.leftOut.find(({ reason }) => reason === 'sample')?.count ?? 0
  const sampled = { code: 'note.sampled', params: { points: table.rowCount, rows: table.rowCount + notDrawn } }
  return {
    x: rowAxis(x),
    y: { ...rowAxis(y), kind: 'value' },
    ...drawn,
    ...(size && { sizeTitle: size.name }),
    notes: [...(notDrawn > 0 ? [sampled] : []), ...notes],
    summary: summaryOfPoints(input, { x, y, xs, ys }),
  }
}
