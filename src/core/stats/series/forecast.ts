import type { ForecastAnswer, ForecastRequest } from '../../../contract/analysis/forecast.ts'
import type { Assumption } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { moveUnits } from '../../relation/timeUnit.ts'
import { tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { pText } from '../regress/pText.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { autocorrelations, ljungBox } from './autocorrelations.ts'
import { type Chosen, chooseForecast, neededFor } from './forecast/chooseForecast.ts'
import { SEED } from './forecast/models.ts'
import { forecastPicture, forecastTables } from './forecast/shown.ts'
import { wantedSeason } from './parts.ts'
import { regularise } from './regularise.ts'
import { labelOf, measureName, seriesWarnings } from './saying.ts'
import type { Season } from './seasonOf.ts'
import { regular, type Series, seriesSaid } from './series.ts'

/** What comes next, by the model that looked ahead best on the past; seeded, so the same each time. Exact. */
export function* forecast(request: ForecastRequest, input: MethodInput): Steps<ForecastAnswer> {
  const series = regular(yield* regularise(request, input))
  const season = wantedSeason(series, request.season)
  const period = season?.period ?? 1
  const needed = neededFor(period)
  if (series.y.length < needed) tooFew(`at least ${needed} ${series.unit}s`)
  const horizon = request.horizon ?? horizonOf(series, season)
  const chosen = chooseForecast(series.y, { period, horizon }) ?? tooFew('values that a model can follow')
  const result = resultOf(series, { season, chosen, horizon })
  const { n, nulls } = series
  return {
    type: 'forecast',
    ...{ n, nulls },
    answer: answerOf(series, result),
    remarks: remarksOf(series, result, chosen),
    assumptions: assumptionsOf(series, chosen),
    warnings: [...seriesWarnings(series), ...warningsOf(series, chosen, horizon)],
    method: {
      name: { code: `analysis.forecast.model_${chosen.model}`, params: {} },
      sources: [
        'Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing',
        ...(chosen.model === 'stlSmoothing'
          ? ['Cleveland, Cleveland, McRae & Terpenning (1990), STL, J. Official Statistics 6, 3-73']
          : []),
        'Tashman (2000), Out-of-sample tests of forecasting accuracy, International J. of Forecasting 16, 437-450',
        'Hyndman & Koehler (2006), International J. of Forecasting 22, 679-688',
      ],
      ...{ exactness: 'exact', sampledRows: null },
      seed: chosen.model.startsWith('holtWintersFactor') ? SEED : null,
    },
    tables: forecastTables(series, result),
    pictures: [forecastPicture(series, result)],
    result,
  }
}

const LONGEST = 60

function horizonOf({ y }: Series, season: Season | null): number {
  if (season) return Math.min(season.period, LONGEST)
  return Math.max(1, Math.min(12, Math.floor(y.length / 6)))
}

type Result = ForecastAnswer['result']

interface Found {
  season: Season | null
  chosen: Chosen
  horizon: number
}

function resultOf(series: Series, { season, chosen, horizon }: Found): Result {
  const last = series.at.at(-1) ?? ''
  const [eighty, most] = chosen.bands
  const { origins, horizon: ahead, scores } = chosen.test
  return {
    ...{ series: seriesSaid(series), season, model: chosen.model, parameters: { ...chosen.parameters } },
    at: Array.from({ length: horizon }, (_, h) => moveUnits(last, series.unit, h + 1)),
    mean: [...chosen.mean],
    ...{ low80: [...(eighty?.low ?? [])], high80: [...(eighty?.high ?? [])] },
    ...{ low95: [...(most?.low ?? [])], high95: [...(most?.high ?? [])] },
    widened: chosen.widened,
    backTest: { origins, horizon: ahead, models: scores },
  }
}

function answerOf(series: Series, { at, mean, low95, high95 }: Result): Message {
  const last = mean.length - 1
  const params = {
    ...{ measure: measureName(series), at: labelOf(at[0], series.unit) },
    ...{ mean: mean[0] ?? null, low: low95[0] ?? null, high: high95[0] ?? null },
  }
  if (last === 0) return { code: 'analysis.forecast.answerOne', params }
  const end = { mean2: mean[last] ?? null, low2: low95[last] ?? null, high2: high95[last] ?? null }
  return { code: 'analysis.forecast.answer', params: { ...params, at2: labelOf(at[last], series.unit), ...end } }
}

function remarksOf(series: Series, { mean, backTest }: Result, { model, score, naive }: Chosen): Message[] {
  const { unit, aggregate } = series
  const params = { unit, looks: backTest.origins.length, horizon: backTest.horizon }
  const isNaive = model === naive.model
  const said = score.mape === null ? 'Scaled' : ''
  const how: Message = isNaive
    ? { code: `analysis.forecast.notBetter${said}`, params: { ...params, mape: naive.mape, mase: naive.mase } }
    : {
        code: `analysis.forecast.better${said}`,
        params: { ...params, mape: score.mape, naive: naive.mape, share: score.mase / naive.mase },
      }
  const total = mean.reduce((sum, x) => sum + x, 0)
  const together: Message = { code: 'analysis.forecast.total', params: { unit, periods: mean.length, total } }
  return [how, ...(aggregate !== 'mean' && mean.length > 1 ? [together] : [])]
}

function assumptionsOf({ y, unit }: Series, { residual, widened }: Chosen): Assumption[] {
  const lags = Math.max(1, Math.min(10, Math.floor(y.length / 5)))
  const r = autocorrelations(residual, lags)
  const p = r ? chiSquareUpper(ljungBox(r, residual.length, r.length - 1), r.length - 1) : 1
  return [
    {
      text: { code: 'analysis.forecast.goesOn', params: {} },
      state: 'unchecked',
      evidence: null,
    },
    {
      text: { code: 'analysis.forecast.nothingLeft', params: { unit } },
      state: p < 0.01 ? 'doubtful' : 'held',
      evidence: { code: 'analysis.forecast.ljungBox', params: { p: pText(p) } },
    },
    {
      text: { code: 'analysis.forecast.intervals', params: {} },
      state: widened > 1.5 ? 'doubtful' : 'held',
      evidence:
        widened < 1.005
          ? { code: 'analysis.forecast.asWide', params: {} }
          : { code: 'analysis.forecast.widened', params: { widened } },
    },
  ]
}

function warningsOf({ unit, y }: Series, { test }: Chosen, horizon: number): Message[] {
  const params = { unit, horizon, tested: test.horizon, periods: y.length }
  return [
    ...(test.horizon < horizon ? [{ code: 'analysis.forecast.farther', params }] : []),
    ...(horizon > y.length / 2 ? [{ code: 'analysis.forecast.tooFar', params }] : []),
  ]
}
