import type { Axis, Series } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { formatOfColumn } from '../format.ts'
import type { Marks, Resolving } from './marks.ts'
import { toNumber, valuesOf } from './read.ts'

/** One point a row; each knows its source row. A colour dimension gives one series per value, at most six and Other. */
export function resolveScatter({ spec, columns, table, bill }: Resolving): Marks {
  const [x, y] = [columns.get(spec.encoding.x ?? ''), columns.get(spec.encoding.y[0] ?? '')]
  if (!x || !y) throw new Error('a scatter plot needs a column on x and on y')
  const xs = valuesOf(table, x.id).map(toNumber)
  const ys = valuesOf(table, y.id).map(toNumber)
  const rows = valuesOf(table, '_row').map(Number)
  const groups = spec.encoding.colour ? valuesOf(table, spec.encoding.colour) : null
  const r = correlation(xs, ys)
  const sampled = bill.rowsUsed > table.rowCount
  return {
    x: valueAxis(x),
    y: valueAxis(y),
    series: groups
      ? split({ xs, ys, rows }, groups, y.id)
      : [{ name: y.name, measure: y.id, colour: 0, values: ys, xs, rows }],
    metric: null,
    notes: sampled ? [{ code: 'note.sampled', params: { points: table.rowCount, rows: bill.rowsUsed } }] : [],
    summary: {
      code: r === null ? 'summary.scatterPlain' : 'summary.scatter',
      params: { x: x.name, y: y.name, points: table.rowCount, r },
    },
  }
}

function valueAxis(column: Column): Axis {
  const min = toNumber(column.profile.min) ?? 0
  const max = toNumber(column.profile.max) ?? 0
  return {
    kind: 'value',
    title: column.name,
    type: column.type,
    format: formatOfColumn(column),
    categories: [],
    startsAtZero: min >= 0 && min < max / 4,
  }
}

interface Points {
  xs: readonly (number | null)[]
  ys: readonly (number | null)[]
  rows: readonly number[]
}

function split(points: Points, groups: readonly Scalar[], measure: string): Series[] {
  const names = [...new Set(groups)].sort((a, b) => String(a).localeCompare(String(b), 'en'))
  const at = (group: Scalar) => groups.flatMap((g, i) => (g === group ? [i] : []))
  return names.map((group, s) => {
    const chosen = at(group)
    return {
      name: String(group ?? '–'),
      measure,
      group,
      colour: Math.min(s, 6),
      values: chosen.map(i => points.ys[i] ?? null),
      xs: chosen.map(i => points.xs[i] ?? null),
      rows: chosen.map(i => points.rows[i] ?? 0),
    }
  })
}

/** Pearson's r of the drawn points, two decimals; null under three points or without spread. */
function correlation(xs: readonly (number | null)[], ys: readonly (number | null)[]): number | null {
  const pairs = xs.flatMap((x, i) => {
    const y = ys[i] ?? null
    return x === null || y === null ? [] : [[x, y] as const]
  })
  const n = pairs.length
  if (n < 3) return null
  const mean = (k: 0 | 1) => pairs.reduce((sum, p) => sum + p[k], 0) / n
  const [mx, my] = [mean(0), mean(1)]
  let [sxy, sxx, syy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    sxy += (x - mx) * (y - my)
    sxx += (x - mx) ** 2
    syy += (y - my) ** 2
  }
  return sxx > 0 && syy > 0 ? Math.round((100 * sxy) / Math.sqrt(sxx * syy)) / 100 : null
}
