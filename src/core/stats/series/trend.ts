import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { TrendAnswer, TrendRequest } from '../../../contract/analysis/trend.ts'
import type { Message } from '../../../contract/message.ts'
import { tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { pPart } from '../pPart.ts'
import { pText } from '../regress/pText.ts'
import { numberPart, tableOf, word, wordPart } from '../tableParts.ts'
import { autocorrelations } from './autocorrelations.ts'
import { mannKendall, serialInflation } from './mannKendall.ts'
import { wantedSeason } from './parts.ts'
import { regularise } from './regularise.ts'
import { labelOf, measureName, seriesLine, seriesWarnings, timeline } from './saying.ts'
import type { Season } from './seasonOf.ts'
import { seasonPattern } from './seasonPattern.ts'
import { senSlope } from './senSlope.ts'
import { isRegular, type Series, seriesSaid } from './series.ts'
import { straightLine } from './straightLine.ts'

const FEWEST = 8
const LEVEL = 0.05

/**
 * Whether a series rises or falls: Mann and Kendall's test (season by season where there is one, its variance corrected
 * for values that hang together), Sen's slope and the least squares line. Gaps may stay. Exact.
 */
export function* trend(request: TrendRequest, input: MethodInput): Steps<TrendAnswer> {
  const series = yield* regularise(request, input)
  if (series.y.length < FEWEST) tooFew(`at least ${FEWEST} ${series.unit}s`)
  const season = isRegular(series) ? wantedSeason(series, request.season) : seasonDespiteGaps(request.season)
  const result = resultOf(series, season)
  const { n, nulls } = series
  return {
    type: 'trend',
    ...{ n, nulls },
    answer: answerOf(series, result),
    remarks: remarksOf(series, result),
    assumptions: assumptionsOf(series, result),
    warnings: seriesWarnings(series),
    method: {
      name: { code: season ? 'analysis.trend.methodSeason' : 'analysis.trend.method', params: {} },
      sources: [
        'Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods',
        'Sen (1968), J. American Statistical Association 63, 1379-1389',
        ...(season ? ['Hirsch, Slack & Smith (1982), Water Resources Research 18, 107-121'] : []),
        'Hamed & Rao (1998), J. Hydrology 204, 182-196',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [slopesTable(result)],
    pictures: [pictureOf(series, result)],
    result,
  }
}

/** Only comparing like with like needs no periods in a row. */
function seasonDespiteGaps(period: number | null): Season | null {
  if (period === null || period === 1) return null
  return { period, strength: null, autocorrelation: null, p: null, found: 'asked' }
}

type Result = TrendAnswer['result']

function resultOf(series: Series, season: Season | null): Result {
  const { y, places } = series
  const period = season?.period ?? 1
  const plain = mannKendall(y, { places, season: period })
  const first = senSlope(y, { places, season: period, variance: plain.variance })
  const inflation = serialInflation(residualOf(series, first.slope, period))
  const test = { ...mannKendall(y, { places, season: period, inflation }), inflation }
  const sen = senSlope(y, { places, season: period, variance: test.variance })
  const direction = test.p >= LEVEL ? 'none' : test.S > 0 ? 'rising' : 'falling'
  return { series: seriesSaid(series), season, direction, mannKendall: test, sen, line: straightLine(places, y) }
}

/** What slope and season leave. */
function residualOf({ y, places }: Series, slope: number, period: number): Float64Array {
  const flat = y.map((x, i) => x - slope * (places[i] ?? 0))
  if (period === 1) return flat
  const pattern = seasonPattern(flat, period)
  return flat.map((x, i) => x - (pattern[(places[i] ?? 0) % period] ?? 0))
}

function answerOf(series: Series, { direction, sen, mannKendall: test }: Result): Message {
  const size = { slope: Math.abs(sen.slope), low: Math.abs(sen.low), high: Math.abs(sen.high) }
  const params = { measure: measureName(series), unit: series.unit, p: pText(test.p) }
  if (direction === 'none') return { code: 'analysis.trend.none', params: { ...params, low: sen.low, high: sen.high } }
  if (direction === 'rising') return { code: 'analysis.trend.rises', params: { ...params, ...size } }
  return { code: 'analysis.trend.falls', params: { ...params, ...size, low: size.high, high: size.low } }
}

function remarksOf(series: Series, { sen, line, direction }: Result): Message[] {
  const { unit, places, at } = series
  const last = places.at(-1) ?? 0
  const whole: Message = {
    code: 'analysis.trend.whole',
    params: {
      ...{ first: labelOf(at[0], unit), last: labelOf(at.at(-1), unit) },
      ...{ from: sen.intercept, to: sen.intercept + sen.slope * last },
    },
  }
  const straight = line && {
    code: 'analysis.trend.line',
    params: { slope: line.slope, unit, low: line.low, high: line.high, r2: line.r2 },
  }
  return [...(direction === 'none' ? [] : [whole]), ...(straight ? [straight] : [])]
}

function assumptionsOf(series: Series, { mannKendall: { inflation }, sen, season }: Result): Assumption[] {
  const residual = residualOf(series, sen.slope, season?.period ?? 1)
  const r = autocorrelations(residual, 1)?.[1] ?? 0
  return [
    {
      text: { code: 'analysis.trend.independent', params: { unit: series.unit } },
      state: inflation > 1 ? 'doubtful' : 'held',
      evidence:
        inflation > 1
          ? { code: 'analysis.trend.inflated', params: { r, inflation } }
          : { code: 'analysis.trend.notInflated', params: { r } },
    },
  ]
}

function slopesTable({ sen, line, mannKendall: test }: Result): AnalysisTable {
  const name = (code: string): Message => word(`analysis.trend.${code}`)
  const slopes = [sen, ...(line ? [line] : [])]
  return tableOf({
    id: 'slopes',
    title: name('table'),
    parts: [
      wordPart('method', name('by'), [name('sen'), name('leastSquares')].slice(0, slopes.length)),
      ...(['slope', 'low', 'high'] as const).map(id =>
        numberPart(
          id,
          name(id),
          slopes.map(of => of[id]),
        ),
      ),
      pPart('p', name('p'), [test.p, ...(line ? [line.p] : [])]),
    ],
  })
}

function pictureOf(series: Series, { sen, line, direction }: Result): AnalysisPicture {
  const ends = [series.places[0] ?? 0, series.places.at(-1) ?? 0]
  const xs = [series.xs[0] ?? 0, series.xs.at(-1) ?? 0]
  const measure = measureName(series)
  const through = (of: { intercept: number; slope: number }) => ends.map(x => of.intercept + of.slope * x)
  return {
    id: 'trend',
    title: { code: 'analysis.trend.picture', params: { measure } },
    summary: { code: `analysis.trend.${direction}Summary`, params: { measure, slope: sen.slope, unit: series.unit } },
    ...timeline(series),
    layers: [
      seriesLine(series, 6),
      { name: { code: 'analysis.trend.senLine', params: {} }, mark: 'line', colour: 0, xs, ys: through(sen) },
      ...(line
        ? [
            {
              name: { code: 'analysis.trend.squaresLine', params: {} },
              ...{ mark: 'line' as const, colour: 1, isDashed: true, xs, ys: through(line) },
            },
          ]
        : []),
    ],
  }
}
