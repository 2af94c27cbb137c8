import type { AnalysisPicture, Layer } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { plainNumber } from '../formats.ts'
import { twofold } from '../linear/twofold.ts'
import { normalQuantile } from '../special/normal.ts'
import { word } from '../tableParts.ts'
import type { Maximum } from './newton.ts'
import { linearAt } from './predict.ts'
import { etaAt, type Scaffold } from './scaffold.ts'

const CURVE = 60
const POINTS = 2_000

interface Drawn {
  base: Scaffold
  found: Maximum
  level: number
  /** What is drawn at each row, and from a linear sum. */
  y: Float64Array
  mean(eta: number): number
  yTitle: Message
  title: Message
}

/** What is fitted along the only column of numbers that explains, over the rows; null when there are more or none. */
export function likelihoodCurve({ base, found, level, y, mean, yTitle, title }: Drawn): AnalysisPicture | null {
  const { prepared, read, fit } = base
  const [x] = prepared.of.columns
  const xs = x && read.numbers.get(x)
  if (!x || !xs || prepared.of.columns.length > 1 || fit.terms.length !== 1 || found.inverseFactor.length === 0)
    return null
  const isTime = x.type === 'date' || x.type === 'timestamp'
  const shown = (value: number) => (isTime ? value * 86_400_000 : value)
  const low = xs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = xs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const z = normalQuantile((1 + level) / 2)
  const at = Array.from({ length: CURVE + 1 }, (_, i) => low + ((high - low) * i) / CURVE)
  const fitted = at.map(value => etaAt(linearAt(fit, [twofold(value)]).scores, { ...found, z }))
  const step = Math.max(1, Math.ceil(xs.length / POINTS))
  const places = Array.from({ length: Math.ceil(xs.length / step) }, (_, i) => i * step)
  const layers: Layer[] = [
    {
      ...{ name: word('analysis.rows'), mark: 'points', colour: 0 },
      xs: places.map(i => shown(xs[i] ?? 0)),
      ys: places.map(i => y[i] ?? null),
      rows: places.map(i => read.row[i] ?? 0),
    },
    {
      ...{ name: word('analysis.confidenceBand'), mark: 'band', colour: 1, xs: at.map(shown) },
      ys: fitted.map(f => (f.high === null ? null : mean(f.high))),
      lows: fitted.map(f => (f.low === null ? null : mean(f.low))),
    },
    { name: word('analysis.fit'), mark: 'line', colour: 1, xs: at.map(shown), ys: fitted.map(f => mean(f.eta)) },
  ]
  return {
    ...{ id: 'fit', title, layers },
    summary: { code: 'analysis.curveSummary', params: { rows: places.length, x: x.name } },
    x: { title: named(x), kind: isTime ? 'time' : 'value', format: formatOfColumn(x) },
    y: { title: yTitle, kind: 'value', format: plainNumber },
  }
}

const named = (column: Column) => ({ code: 'analysis.column', params: { column: column.name } })
