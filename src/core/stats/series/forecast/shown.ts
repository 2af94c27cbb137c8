import type { ForecastAnswer } from '../../../../contract/analysis/forecast.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../../contract/analysis/frame.ts'
import type { Message } from '../../../../contract/message.ts'
import { epochMs } from '../../../chart/period.ts'
import { plainNumber, ratio, text } from '../../formats.ts'
import { formatOfSeries, measureName, periodColumn, seriesLine, timeline } from '../saying.ts'
import type { Series } from '../series.ts'
import type { ModelName } from './model.ts'

type Result = ForecastAnswer['result']

const name = (code: string): Message => ({ code: `analysis.forecast.${code}`, params: {} })

/** What models are called in tables. */
const titles: Record<ModelName, string> = {
  naive: 'Last value',
  seasonalNaive: 'Last season',
  drift: 'Drift',
  simple: 'Simple smoothing',
  holt: 'Holt',
  holtDamped: 'Holt, damped',
  seasonal: 'Seasonal smoothing',
  holtWinters: 'Holt-Winters, added',
  holtWintersDamped: 'Holt-Winters, added, damped',
  holtWintersFactor: 'Holt-Winters, multiplied',
  holtWintersFactorDamped: 'Holt-Winters, multiplied, damped',
  stlSmoothing: 'STL and smoothing',
}

/** What is expected, and how every model did on the past. */
export function forecastTables(series: Series, result: Result): AnalysisTable[] {
  return [expectedTable(series, result), scoresTable(result)]
}

function expectedTable(series: Series, result: Result): AnalysisTable {
  const type = 'double' as const
  const format = formatOfSeries(series)
  const columns = (['mean', 'low80', 'high80', 'low95', 'high95'] as const).map(id => ({
    id,
    label: name(id),
    type,
    format,
  }))
  return {
    id: 'forecast',
    title: { code: 'analysis.forecast.table', params: { measure: measureName(series) } },
    columns: [periodColumn(series), ...columns],
    data: [result.at, result.mean, result.low80, result.high80, result.low95, result.high95],
    rowCount: result.at.length,
    truncated: false,
  }
}

function scoresTable({ backTest: { models } }: Result): AnalysisTable {
  const type = 'double' as const
  const ordered = [...models].sort((a, b) => a.mase - b.mase)
  return {
    id: 'backTest',
    title: name('scores'),
    columns: [
      { id: 'model', label: name('model'), type: 'text', format: text },
      { id: 'mase', label: name('mase'), type, format: plainNumber },
      { id: 'smape', label: name('smape'), type, format: ratio },
      { id: 'mape', label: name('mape'), type, format: ratio },
    ],
    data: [
      ordered.map(({ model }) => titles[model]),
      ordered.map(({ mase }) => mase),
      ordered.map(({ smape }) => smape),
      ordered.map(({ mape }) => mape),
    ],
    rowCount: ordered.length,
    truncated: false,
  }
}

/** The series, and what is expected within its bands. */
export function forecastPicture(series: Series, result: Result): AnalysisPicture {
  const xs = result.at.map(at => epochMs(at))
  const measure = measureName(series)
  // From the last value on, so that the line does not break.
  const [joinX, joinY] = [series.xs.at(-1) ?? null, series.y.at(-1) ?? null]
  return {
    id: 'forecast',
    title: { code: 'analysis.forecast.picture', params: { measure } },
    summary: { code: 'analysis.forecast.summary', params: { measure, periods: xs.length } },
    ...timeline(series),
    layers: [
      { name: name('band95'), mark: 'band', colour: 6, xs, ys: result.high95, lows: result.low95 },
      { name: name('band80'), mark: 'band', colour: 0, xs, ys: result.high80, lows: result.low80 },
      seriesLine(series),
      {
        name: name('mean'),
        ...{ mark: 'line', colour: 1, isDashed: true },
        ...{ xs: [joinX, ...xs], ys: [joinY, ...result.mean] },
      },
    ],
  }
}
