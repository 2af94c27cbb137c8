import type { ChartModel } from '../../../contract/chart.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { labelOfGroup } from './channel.ts'
import { allSeries } from './grouped.ts'
import type { Resolving } from './marks.ts'
import { valuesOf } from './read.ts'
import { rowAxis } from './rowAxis.ts'

const empty: Message = { code: 'summary.empty', params: {} }

interface RowCourse {
  x: Column
  y: Column
  drawn: Pick<ChartModel, 'series' | 'facets'>
}

/** Where a line through rows starts and ends, and between which values it runs. */
export function summaryOfRows({ table }: Resolving, { x, y, drawn }: RowCourse): Message {
  const series = allSeries(drawn).filter(({ measure }) => measure === y.id)
  const values = series.flatMap(one => one.values).filter(value => value !== null)
  const xs = valuesOf(table, x.id)
  const [first, last] = [xs[0], xs.at(-1)]
  if (values.length === 0 || first === undefined || last === undefined) return empty
  const { format } = rowAxis(x)
  const ends = { from: labelOfGroup(first, format), to: labelOfGroup(last, format) }
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
  return { code: 'summary.rows', params: { points: values.length, measure: y.name, ...ends, low, high } }
}

interface Points {
  x: Column
  y: Column
  xs: readonly (number | null)[]
  ys: readonly (number | null)[]
}

/** How many points there are, and how their two numbers go together. */
export function summaryOfPoints({ table }: Resolving, { x, y, xs, ys }: Points): Message {
  if (table.rowCount === 0) return empty
  const r = correlation(xs, ys)
  const params = { x: x.name, y: y.name, points: table.rowCount, r }
  return { code: r === null ? 'summary.scatterPlain' : 'summary.scatter', params }
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
