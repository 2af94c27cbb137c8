import type { ForecastAnswer } from '../../../../contract/analysis/forecast.ts'
import type { AnalysisPicture, AnalysisTable } from '../../../../contract/analysis/frame.ts'
import type { Message } from '../../../../contract/message.ts'
import { epochMs } from '../../../chart/period.ts'
import { ratio } from '../../formats.ts'
import { numberPart, tableOf, textPart, word } from '../../tableParts.ts'
import { formatOfSeries, measureName, periodColumn, seriesLine, timeline } from '../saying.ts'
import type { Series } from '../series.ts'
import type { ModelName } from './model.ts'

type Result = ForecastAnswer['result']

const name = (code: string): Message => word(`analysis.forecast.${code}`)

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
  const format = formatOfSeries(series)
  const columns = ['mean', 'low80', 'high80', 'low95', 'high95'] as const
  return tableOf({
    id: 'forecast',
    title: { code: 'analysis.forecast.table', params: { measure: measureName(series) } },
    parts: [
      { ...periodColumn(series), cells: result.at },
      ...columns.map(id => numberPart(id, name(id), result[id], format)),
    ],
  })
}

function scoresTable({ backTest: { models } }: Result): AnalysisTable {
  const ordered = [...models].sort((a, b) => a.mase - b.mase)
  const of = (id: 'mase' | 'smape' | 'mape') => ordered.map(score => score[id])
  return tableOf({
    id: 'backTest',
    title: name('scores'),
    parts: [
      textPart(
        'model',
        name('model'),
        ordered.map(({ model }) => titles[model]),
      ),
      numberPart('mase', name('mase'), of('mase')),
      numberPart('smape', name('smape'), of('smape'), ratio),
      numberPart('mape', name('mape'), of('mape'), ratio),
    ],
  })
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
