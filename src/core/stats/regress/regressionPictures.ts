import type { AnalysisPicture, Layer } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { plainNumber } from '../formats.ts'
import { twofold } from '../linear/twofold.ts'
import { normalQuantile } from '../special/normal.ts'
import { studentQuantile } from '../special/student.ts'
import { word } from '../tableParts.ts'
import { predictionAt } from './predict.ts'
import type { Term } from './terms.ts'
import type { Shown } from './told.ts'

/** Points of a picture: more say nothing more. */
const POINTS = 2_000
/** Places along a fitted curve. */
const CURVE = 60

/** The line through the rows when one column explains; residuals against fitted values; residuals against the normal. */
export function regressionPictures(shown: Shown): AnalysisPicture[] {
  const line = linePicture(shown)
  return [...(line ? [line] : []), ...(shown.rows.fit.isPerfect ? [] : [residualPicture(shown), normalPicture(shown)])]
}

function linePicture(shown: Shown): AnalysisPicture | null {
  const { y, prepared, rows, result } = shown
  const [x] = prepared.numbers.filter(c => c !== y)
  const isOne = x !== undefined && prepared.of.columns.length === 1
  const xs = isOne ? rows.read.numbers.get(x) : undefined
  const ys = rows.read.numbers.get(y)
  if (!isOne || !xs || !ys) return null
  const isTime = x.type === 'date' || x.type === 'timestamp'
  const shift = (value: number) => (isTime ? value * 86_400_000 : value)
  const places = every(xs.length)
  return {
    id: 'fit',
    title: { code: 'analysis.regression.line', params: { x: x.name, y: y.name } },
    summary: {
      code: 'analysis.regression.lineSummary',
      params: { x: x.name, y: y.name, rows: places.length, r2: result.r2 },
    },
    x: { title: named(x), kind: isTime ? 'time' : 'value', format: formatOfColumn(x) },
    y: { title: named(y), kind: 'value', format: formatOfColumn(y) },
    layers: [
      {
        ...{ name: word('analysis.rows'), mark: 'points', colour: 0 },
        xs: places.map(i => shift(xs[i] ?? 0)),
        ys: places.map(i => ys[i] ?? null),
        rows: places.map(i => rows.read.row[i] ?? 0),
      },
      ...curve(shown, xs).map(layer => ({ ...layer, xs: (layer.xs ?? []).map(value => shift(value ?? 0)) })),
    ],
  }
}

/** The fitted curve, and the band in which its true course lies. */
function curve({ fit, request }: Shown, xs: Float64Array): Layer[] {
  const low = xs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = xs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const t = studentQuantile((1 + request.level) / 2, fit.df)
  const at = Array.from({ length: CURVE + 1 }, (_, i) => low + ((high - low) * i) / CURVE)
  const predicted = at.map(x =>
    predictionAt(
      fit,
      fit.terms.map(term => twofold(powerAt(term, x))),
      { t, M: null },
    ),
  )
  return [
    {
      ...{ name: word('analysis.confidenceBand'), mark: 'band', colour: 1, xs: at },
      ys: predicted.map(({ high: edge }) => edge),
      lows: predicted.map(({ low: edge }) => edge),
    },
    { name: word('analysis.fit'), mark: 'line', colour: 1, xs: at, ys: predicted.map(({ fit: value }) => value) },
  ]
}

function powerAt(term: Term, x: number): number {
  return term.kind === 'power' ? x ** term.power : x
}

function residualPicture({ diagnostics, rows, y }: Shown): AnalysisPicture {
  const places = every(diagnostics.residuals.length)
  const fitted = places.map(i => diagnostics.fitted[i] ?? 0)
  const ends = [Math.min(...fitted), Math.max(...fitted)]
  return {
    id: 'residuals',
    title: word('analysis.residuals.title'),
    summary: { code: 'analysis.residuals.summary', params: { rows: places.length, y: y.name } },
    x: { title: word('analysis.fitted'), kind: 'value', format: plainNumber },
    y: { title: word('analysis.residual'), kind: 'value', format: plainNumber },
    layers: [
      {
        ...{ name: word('analysis.rows'), mark: 'points', colour: 0, xs: fitted },
        ys: places.map(i => diagnostics.residuals[i] ?? null),
        rows: places.map(i => rows.read.row[i] ?? 0),
      },
      { name: word('analysis.zeroLine'), mark: 'line', colour: 6, xs: ends, ys: [0, 0], isDashed: true },
    ],
  }
}

/** Ordered residuals against what ordered normal numbers would be (Blom 1958: (i - 3/8) / (n + 1/4)). */
function normalPicture({ studentized, rows }: Shown): AnalysisPicture {
  const n = studentized.length
  const order = [...studentized.keys()].sort((a, b) => (studentized[a] ?? 0) - (studentized[b] ?? 0))
  const places = every(n)
  const expected = places.map(i => normalQuantile((i + 1 - 0.375) / (n + 0.25)))
  const ends = [expected[0] ?? -3, expected.at(-1) ?? 3]
  return {
    id: 'normal',
    title: word('analysis.normalPlot.title'),
    summary: { code: 'analysis.normalPlot.summary', params: { rows: places.length } },
    x: { title: word('analysis.normalPlot.expected'), kind: 'value', format: plainNumber },
    y: { title: word('analysis.studentized'), kind: 'value', format: plainNumber },
    layers: [
      {
        ...{ name: word('analysis.rows'), mark: 'points', colour: 0, xs: expected },
        ys: places.map(i => studentized[order[i] ?? 0] ?? null),
        rows: places.map(i => rows.read.row[order[i] ?? 0] ?? 0),
      },
      { name: word('analysis.normalPlot.line'), mark: 'line', colour: 6, xs: ends, ys: ends, isDashed: true },
    ],
  }
}

/** At most POINTS places out of n, evenly, the first and the last among them. */
function every(n: number): number[] {
  if (n <= POINTS) return Array.from({ length: n }, (_, i) => i)
  return Array.from({ length: POINTS }, (_, i) => Math.round((i * (n - 1)) / (POINTS - 1)))
}

const named = (column: Column) => ({ code: 'analysis.column', params: { column: column.name } })
