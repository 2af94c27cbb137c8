import type { AutocorrelationAnswer, AutocorrelationRequest } from '../../../contract/analysis/autocorrelation.ts'
import type { AnalysisPicture, AnalysisTable, Layer } from '../../../contract/analysis/frame.ts'
import type { Message } from '../../../contract/message.ts'
import { tooFew } from '../columns.ts'
import { plainNumber, whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { pText } from '../regress/pText.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { normalQuantile } from '../special/normal.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'
import { autocorrelations, ljungBox, partialAutocorrelations } from './autocorrelations.ts'
import { kpssTest } from './kpss.ts'
import { regularise } from './regularise.ts'
import { measureName, seriesWarnings } from './saying.ts'
import { seasonOf } from './seasonOf.ts'
import { regular, type Series, seriesSaid } from './series.ts'
import { unitRootTest } from './unitRoot.ts'

const FEWEST = 8
const LEVEL = 0.05

/** How a series resembles itself by lag, its season, and whether it keeps to a level. Exact. */
export function* autocorrelation(request: AutocorrelationRequest, input: MethodInput): Steps<AutocorrelationAnswer> {
  const series = regular(yield* regularise(request, input))
  const { y, n, nulls } = series
  const N = y.length
  if (N < FEWEST) tooFew(`at least ${FEWEST} ${series.unit}s`)
  const season = seasonOf(y, series.unit)
  const lags = Math.min(
    request.lags ?? Math.max(24, 2 * (season?.period ?? 0)),
    Math.floor(request.lags ? N - 1 : N / 4),
  )
  const r = autocorrelations(y, Math.max(1, lags)) ?? tooFew('values that are not all alike')
  const df = r.length - 1
  const q = ljungBox(r, N, df)
  const result: AutocorrelationAnswer['result'] = {
    ...{ series: seriesSaid(series), season },
    acf: [...r.slice(1)],
    pacf: [...partialAutocorrelations(r).slice(1)],
    bound: normalQuantile(1 - LEVEL / 2) / Math.sqrt(N),
    ljungBox: { statistic: q, df, p: chiSquareUpper(q, df) },
    ...{ adf: unitRootTest(y), kpss: kpssTest(y) },
  }
  return {
    type: 'autocorrelation',
    ...{ n, nulls },
    answer: answerOf(series, result),
    remarks: remarksOf(series, result),
    assumptions: [],
    warnings: seriesWarnings(series),
    method: {
      name: { code: 'analysis.autocorrelation.method', params: {} },
      sources: [
        'Box, Jenkins, Reinsel & Ljung (2015), Time Series Analysis, ch. 2 and 3',
        'Said & Dickey (1984), Biometrika 71, 599-607; MacKinnon (1994), J. Business & Economic Statistics 12, 167-176',
        'Kwiatkowski, Phillips, Schmidt & Shin (1992), J. Econometrics 54, 159-178',
      ],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [lagsTable(result)],
    pictures: (['acf', 'pacf'] as const).map(id => pictureOf(id, series, result)),
    result,
  }
}

type Result = AutocorrelationAnswer['result']

function answerOf(series: Series, { season, ljungBox: q, acf }: Result): Message {
  const params = { measure: measureName(series), unit: series.unit, r: acf[0] ?? null }
  if (season)
    return {
      code: 'analysis.autocorrelation.season',
      params: { ...params, period: season.period, r: season.autocorrelation },
    }
  return { code: q.p < LEVEL ? 'analysis.autocorrelation.related' : 'analysis.autocorrelation.none', params }
}

function remarksOf(series: Series, { adf, kpss, season, acf, bound }: Result): Message[] {
  const remarks: Message[] = []
  const params = { unit: series.unit }
  if (season && Math.abs(acf[0] ?? 0) > bound)
    remarks.push({ code: 'analysis.autocorrelation.next', params: { ...params, r: acf[0] ?? null } })
  if (!adf || !kpss) return remarks
  const drifts = kpss.p < LEVEL
  const [whenReturns, whenNot] = drifts ? ['mixed', 'wanders'] : ['stays', 'unclear']
  const code = `analysis.autocorrelation.${adf.p < LEVEL ? whenReturns : whenNot}`
  return [...remarks, { code, params: { adf: pText(adf.p), kpss: pText(kpss.p) } }]
}

const columnName = (code: 'lag' | 'acf' | 'pacf'): Message => ({
  code: {
    lag: 'analysis.autocorrelation.lag',
    acf: 'analysis.autocorrelation.acf',
    pacf: 'analysis.autocorrelation.pacf',
  }[code],
  params: {},
})

function lagsTable({ acf, pacf }: Result): AnalysisTable {
  const lags = acf.map((_, i) => i + 1)
  return tableOf({
    id: 'lags',
    title: word('analysis.autocorrelation.table'),
    parts: [
      { ...numberPart('lag', columnName('lag'), lags, whole), type: 'integer' },
      numberPart('acf', columnName('acf'), acf),
      numberPart('pacf', columnName('pacf'), pacf),
    ],
  })
}

function pictureOf(id: 'acf' | 'pacf', series: Series, result: Result): AnalysisPicture {
  const xs = result[id].map((_, i) => i + 1)
  const edge = (sign: number): Layer => ({
    name: { code: 'analysis.autocorrelation.bound', params: {} },
    ...{ mark: 'line', colour: 6, isDashed: true },
    ys: xs.map(() => sign * result.bound),
  })
  return {
    id,
    title: columnName(id),
    summary: {
      code: 'analysis.autocorrelation.summary',
      params: {
        measure: measureName(series),
        lags: xs.length,
        beyond: result[id].filter(r => Math.abs(r) > result.bound).length,
      },
    },
    x: { title: columnName('lag'), kind: 'category', format: whole, categories: xs },
    y: { title: columnName(id), kind: 'value', format: plainNumber },
    layers: [{ name: columnName(id), mark: 'bars', colour: 0, ys: result[id] }, edge(1), edge(-1)],
  }
}
