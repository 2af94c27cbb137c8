import type { AnomaliesAnswer, AnomaliesRequest } from '../../../contract/analysis/anomalies.ts'
import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { autocorrelations } from './autocorrelations.ts'
import { type Expected, expectedOf } from './expected.ts'
import { wantedSeason } from './parts.ts'
import { regularise } from './regularise.ts'
import {
  formatOfSeries,
  heading,
  labelOf,
  measureName,
  periodColumn,
  seriesLine,
  seriesWarnings,
  timeline,
} from './saying.ts'
import type { Season } from './seasonOf.ts'
import { regular, type Series, seriesSaid } from './series.ts'

const FEWEST = 10
const LISTED = 200

/** Periods far from what robust trend and season let expect. Periods that were filled in are none. Exact. */
export function* anomalies(request: AnomaliesRequest, input: MethodInput): Steps<AnomaliesAnswer> {
  const series = regular(yield* regularise(request, input))
  if (series.y.length < FEWEST) tooFew(`at least ${FEWEST} ${series.unit}s`)
  const season = wantedSeason(series, request.season)
  const expected = expectedOf(series.y, season)
  const result = resultOf(series, { season, expected, threshold: request.threshold })
  const { n, nulls } = series
  return {
    type: 'anomalies',
    ...{ n, nulls },
    answer: answerOf(series, result),
    remarks: remarksOf(series, result, request.threshold),
    assumptions: [independenceOf(series, expected)],
    warnings: [
      ...seriesWarnings(series),
      ...(expected.isMostlyAlike ? [{ code: 'analysis.anomalies.alike', params: { unit: series.unit } }] : []),
    ],
    method: {
      name: { code: season ? 'analysis.anomalies.method' : 'analysis.anomalies.methodTrend', params: {} },
      sources: [
        season
          ? 'Cleveland, Cleveland, McRae & Terpenning (1990), STL, J. Official Statistics 6, 3-73'
          : 'Cleveland (1979), J. American Statistical Association 74, 829-836',
        'Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, ASQC',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: result.anomalies.length > 0 ? [anomaliesTable(series, result)] : [],
    pictures: [pictureOf(series, result)],
    result,
  }
}

interface Found {
  season: Season | null
  expected: Expected
  threshold: number
}

type Result = AnomaliesAnswer['result']

function resultOf(series: Series, { season, expected: { expected, scale, z, p }, threshold }: Found): Result {
  const reach = threshold * scale
  const filledIn = new Set(series.gaps)
  const bounds = (i: number) => ({ low: (expected[i] ?? 0) - reach, high: (expected[i] ?? 0) + reach })
  return {
    ...{ series: seriesSaid(series), season, scale, at: [...series.at], value: [...series.y], expected: [...expected] },
    low: Array.from(expected, (_, i) => bounds(i).low),
    high: Array.from(expected, (_, i) => bounds(i).high),
    anomalies: series.at.flatMap((at, place) => {
      const distance = z[place] ?? 0
      if (Math.abs(distance) <= threshold || filledIn.has(at)) return []
      const [value, of] = [series.y[place] ?? 0, expected[place] ?? 0]
      const isKnown = scale > 0 && Number.isFinite(distance)
      return [{ at, place, value, expected: of, ...bounds(place), z: isKnown ? distance : null, p: p[place] ?? 0 }]
    }),
  }
}

const farthest = (found: Result['anomalies']) =>
  found.reduce((a, b) => (Math.abs(b.value - b.expected) > Math.abs(a.value - a.expected) ? b : a))

function answerOf(series: Series, { anomalies: found }: Result): Message {
  const params = { measure: measureName(series), unit: series.unit, anomalies: found.length }
  if (found.length === 0) return { code: 'analysis.anomalies.none', params }
  const { at, value, expected } = farthest(found)
  const code = found.length === 1 ? 'analysis.anomalies.one' : 'analysis.anomalies.some'
  return { code, params: { ...params, at: labelOf(at, series.unit), value, expected } }
}

function remarksOf({ unit }: Series, { scale, anomalies: found }: Result, threshold: number): Message[] {
  const [above, below] = [
    found.filter(a => a.value > a.expected).length,
    found.filter(a => a.value < a.expected).length,
  ]
  const sides: Message[] =
    above > 0 && below > 0 ? [{ code: 'analysis.anomalies.sides', params: { above, below } }] : []
  return [...sides, { code: 'analysis.anomalies.usual', params: { unit, reach: threshold * scale } }]
}

/** Runs of far values are a change of level rather than single surprises. */
function independenceOf({ y, unit }: Series, { expected }: Expected): Assumption {
  const r =
    autocorrelations(
      y.map((x, i) => x - (expected[i] ?? 0)),
      1,
    )?.[1] ?? 0
  return {
    text: { code: 'analysis.anomalies.single', params: { unit } },
    state: r > 0.5 ? 'doubtful' : 'held',
    evidence: { code: 'analysis.trend.notInflated', params: { r } },
  }
}

function anomaliesTable(series: Series, { anomalies: found }: Result): AnalysisTable {
  const name = (code: string): Message => word(`analysis.anomalies.${code}`)
  const format = formatOfSeries(series)
  const ordered = [...found].sort((a, b) => Math.abs(b.value - b.expected) - Math.abs(a.value - a.expected))
  const shown = ordered.slice(0, LISTED)
  const of = (id: 'value' | 'expected' | 'low' | 'high' | 'z') => shown.map(row => row[id])
  const parts = [
    { ...periodColumn(series), cells: shown.map(({ at }) => at) },
    numberPart('value', heading(series), of('value'), format),
    ...(['expected', 'low', 'high'] as const).map(id => numberPart(id, name(id), of(id), format)),
    numberPart('z', name('z'), of('z')),
  ]
  return { ...tableOf({ id: 'anomalies', title: name('table'), parts }), truncated: found.length > shown.length }
}

function pictureOf(series: Series, { anomalies: found, expected, low, high }: Result): AnalysisPicture {
  const measure = measureName(series)
  const xs = [...series.xs]
  const name = (code: string): Message => ({ code: `analysis.anomalies.${code}`, params: {} })
  return {
    id: 'anomalies',
    title: { code: 'analysis.anomalies.picture', params: { measure } },
    summary: { code: 'analysis.anomalies.summary', params: { measure, anomalies: found.length } },
    ...timeline(series),
    layers: [
      { name: name('band'), mark: 'band', colour: 6, xs, ys: high, lows: low },
      { name: name('expected'), mark: 'line', colour: 6, isDashed: true, xs, ys: expected },
      seriesLine(series),
      {
        name: name('points'),
        ...{ mark: 'points', colour: 1 },
        xs: found.map(({ place }) => series.xs[place] ?? null),
        ys: found.map(({ value }) => value),
      },
    ],
  }
}
