import type { DecomposeAnswer, DecomposeRequest } from '../../../contract/analysis/decompose.ts'
import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { tooFew } from '../columns.ts'
import { plainNumber } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { numberPart, tableOf } from '../tableParts.ts'
import { type Parts, partsOf, wantedSeason } from './parts.ts'
import { regularise } from './regularise.ts'
import {
  formatOfSeries,
  heading,
  labelOf,
  measureName,
  periodColumn,
  placeInSeason,
  seriesLine,
  seriesWarnings,
  timeline,
} from './saying.ts'
import { seasonGrowth, seasonPattern } from './seasonPattern.ts'
import { regular, type Series, seriesSaid } from './series.ts'

const FEWEST = 6
const LISTED = 500

/** A series as trend, season and rest: by loess (STL, plain or robust) or by classical moving averages. Exact. */
export function* decompose(request: DecomposeRequest, input: MethodInput): Steps<DecomposeAnswer> {
  const series = regular(yield* regularise(request, input))
  if (series.y.length < FEWEST) tooFew(`at least ${FEWEST} ${series.unit}s`)
  const parts = partsOf(series, wantedSeason(series, request.season), request.method)
  const { season, trendStrength, seasonStrength } = parts
  const growth = season ? growthOf(series, parts, request.method) : null
  const couldMultiply =
    growth?.state === 'doubtful' && request.method !== 'multiplicative' && series.y.every(x => x > 0)
  return {
    type: 'decompose',
    ...{ n: series.n, nulls: series.nulls },
    answer: answerOf(series, parts),
    remarks: remarksOf(series, parts, request.method),
    assumptions: growth ? [growth] : [],
    warnings: [
      ...seriesWarnings(series),
      ...(couldMultiply ? [{ code: 'analysis.decompose.tryFactors', params: {} }] : []),
      ...(season ? [] : [{ code: 'analysis.decompose.noSeason', params: { unit: series.unit } }]),
    ],
    method: methodOf(season === null ? 'trend' : request.method),
    tables: [partsTable(series, parts)],
    pictures: picturesOf(series, parts, request.method),
    result: {
      ...{ series: seriesSaid(series), season, trendStrength, seasonStrength, at: [...series.at] },
      ...{ value: [...series.y], trend: parts.trend, seasonal: parts.seasonal, residual: parts.residual },
    },
  }
}

function answerOf(series: Series, { season, trend, seasonal }: Parts): Message {
  const known = trend.flatMap((level, i) => (level === null ? [] : [{ level, at: series.at[i] }]))
  const [first, last] = [known[0], known.at(-1)]
  const from = { from: first?.level ?? null, to: last?.level ?? null }
  const when = { first: labelOf(first?.at, series.unit), last: labelOf(last?.at, series.unit) }
  const params = { measure: measureName(series), unit: series.unit, ...from, ...when }
  if (season === null) return { code: 'analysis.decompose.answerTrend', params }
  const pattern = seasonPattern(seasonal.map(Number), season.period)
  const place = (extreme: number) =>
    placeInSeason(series.at[pattern.indexOf(extreme)], { unit: series.unit, period: season.period })
  const ends = { high: place(Math.max(...pattern)), low: place(Math.min(...pattern)) }
  const isNamed = season.period === 12 || season.period === 7 || season.period === 4 || season.period === 24
  const code = isNamed ? 'analysis.decompose.answer' : 'analysis.decompose.answerLength'
  return { code, params: { ...params, ...ends, period: season.period } }
}

function remarksOf(series: Series, parts: Parts, method: DecomposeRequest['method']): Message[] {
  const { season, seasonal, trendStrength, seasonStrength, residual } = parts
  const remarks: Message[] = []
  if (season) {
    const pattern = seasonPattern(seasonal.map(Number), season.period)
    const swing = Math.max(...pattern) - Math.min(...pattern)
    if (method !== 'multiplicative')
      remarks.push({ code: 'analysis.decompose.swing', params: { swing, unit: series.unit } })
    remarks.push({ code: 'analysis.decompose.strengths', params: { trend: trendStrength, season: seasonStrength } })
  } else if (trendStrength !== null)
    remarks.push({ code: 'analysis.decompose.trendStrength', params: { trend: trendStrength } })
  const middle = method === 'multiplicative' && season ? 1 : 0
  const far = residual.map(x => (x === null ? -1 : Math.abs(x - middle)))
  const i = far.indexOf(Math.max(...far))
  const params = { period: labelOf(series.at[i], series.unit), residual: residual[i] ?? null }
  return [...remarks, { code: 'analysis.decompose.farthest', params }]
}

/** Parts that add up take a season for granted that stays as large when the level rises; parts that multiply do not. */
function growthOf(series: Series, { season, trend }: Parts, method: DecomposeRequest['method']): Assumption {
  const level = Float64Array.from(trend, (x, i) => x ?? series.y[i] ?? 0)
  const growth = season && seasonGrowth(series.y, level, season.period)
  const isFactor = method === 'multiplicative'
  const code = isFactor ? 'analysis.decompose.multiplies' : 'analysis.decompose.adds'
  if (!growth) return { text: { code, params: {} }, state: 'unchecked', evidence: null }
  const grows = growth.r > 0.7
  return {
    text: { code, params: {} },
    state: grows === isFactor ? 'held' : 'doubtful',
    evidence: { code: 'analysis.decompose.growth', params: { r: growth.r, cycles: growth.cycles } },
  }
}

const loessSource =
  'Cleveland, Cleveland, McRae & Terpenning (1990), STL: A seasonal-trend decomposition procedure based on loess, J. Official Statistics 6, 3-73'
const classicalSource = 'Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice, sec. 3.4'
const trendSource =
  'Cleveland (1979), Robust locally weighted regression and smoothing scatterplots, J. American Statistical Association 74, 829-836'

function methodOf(how: DecomposeRequest['method'] | 'trend'): DecomposeAnswer['method'] {
  const source = { stl: loessSource, robust: loessSource, trend: trendSource }[how as 'stl'] ?? classicalSource
  return {
    name: { code: `analysis.decompose.method_${how}`, params: {} },
    sources: [source],
    ...{ exactness: 'exact', sampledRows: null, seed: null },
  }
}

const label = (part: 'trend' | 'seasonal' | 'residual'): Message => ({
  code: { trend: 'analysis.series.trend', seasonal: 'analysis.series.seasonal', residual: 'analysis.series.residual' }[
    part
  ],
  params: {},
})

function partsTable(series: Series, parts: Parts): AnalysisTable {
  const told = (['trend', 'seasonal', 'residual'] as const).filter(id => id !== 'seasonal' || parts.season !== null)
  const table = tableOf({
    id: 'parts',
    title: { code: 'analysis.decompose.table', params: { measure: measureName(series) } },
    parts: [
      { ...periodColumn(series), cells: series.at.slice(-LISTED) },
      numberPart('value', heading(series), [...series.y.slice(-LISTED)], formatOfSeries(series)),
      ...told.map(id => numberPart(id, label(id), parts[id].slice(-LISTED))),
    ],
  })
  return { ...table, truncated: series.at.length > LISTED }
}

function picturesOf(series: Series, parts: Parts, method: DecomposeRequest['method']): AnalysisPicture[] {
  const measure = measureName(series)
  const xs = [...series.xs]
  const axes = timeline(series)
  const isFactor = method === 'multiplicative' && parts.season !== null
  const part = (id: 'seasonal' | 'residual'): AnalysisPicture => ({
    id,
    title: label(id),
    summary: { code: `analysis.decompose.${id}Summary`, params: { measure } },
    x: axes.x,
    y: { title: label(id), kind: 'value', format: isFactor ? plainNumber : axes.y.format },
    layers: [
      {
        name: label(id),
        mark: id === 'residual' ? 'points' : 'line',
        colour: id === 'residual' ? 6 : 2,
        xs,
        ys: parts[id],
      },
    ],
  })
  return [
    {
      id: 'trend',
      title: { code: 'analysis.decompose.picture', params: { measure } },
      summary: { code: 'analysis.decompose.trendSummary', params: { measure, periods: xs.length } },
      ...axes,
      layers: [seriesLine(series, 6), { name: label('trend'), mark: 'line', colour: 0, xs, ys: parts.trend }],
    },
    ...(parts.season ? [part('seasonal')] : []),
    part('residual'),
  ]
}
