import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { PoissonAnswer, PoissonRequest } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { word } from '../tableParts.ts'
import { likelihoodCurve } from './likelihoodCurve.ts'
import {
  ALPHA,
  coefficientTable,
  commonWarnings,
  effectsOf,
  exactnessOf,
  predictionTable,
  robustRemark,
} from './likelihoodWords.ts'
import type { PoissonFit } from './poissonFit.ts'
import { pText } from './pText.ts'
import type { Scaffold } from './scaffold.ts'

/** Counts that scatter so many times as much as Poisson's make its errors too small. */
const OVERDISPERSED = 1.5

interface Fitted {
  request: PoissonRequest
  counts: Column
  exposed: Column | null
  base: Scaffold
  fitted: PoissonFit
  result: PoissonAnswer['result']
}

type Frame = Pick<PoissonAnswer, 'answer' | 'remarks' | 'assumptions' | 'warnings' | 'method' | 'tables' | 'pictures'>

/** Everything that is said of a Poisson regression. */
export function poissonWords(fitted: Fitted): Frame {
  const { base, result, counts } = fitted
  const { likelihoodRatio, wald, pseudoR2, dispersion } = result
  const { p } = wald ?? likelihoodRatio
  const params = { y: counts.name, p: pText(p), r2: pseudoR2 }
  return {
    answer: { code: p < ALPHA ? 'analysis.poisson.answer' : 'analysis.poisson.unclear', params },
    remarks: [...effects(fitted), ...robustRemark(fitted.request.errors)],
    assumptions: [
      {
        text: word('analysis.poisson.spread'),
        state: dispersion <= OVERDISPERSED ? 'held' : 'doubtful',
        evidence: { code: 'analysis.poisson.dispersion', params: { dispersion } },
      },
      { text: word('analysis.assumption.independent'), state: 'unchecked', evidence: null },
    ],
    warnings: warningsOf(fitted),
    method: {
      name: word('analysis.poisson.method'),
      sources: ['McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., Chapman & Hall, ch. 6'],
      ...exactnessOf(base),
    },
    tables: tablesOf(fitted),
    pictures: picturesOf(fitted),
  }
}

function effects({ counts, result, base }: Fitted): Message[] {
  return effectsOf({
    ...{ base, rows: result.coefficients, family: 'poisson' },
    params: ({ rateRatio }) => ({ y: counts.name, change: Math.abs(rateRatio - 1) }),
  })
}

function warningsOf({ base, request, result }: Fitted): Message[] {
  const { dispersion, dropped, hasConverged } = result
  const isNarrow = dispersion > OVERDISPERSED && request.errors === 'classical'
  return [
    ...(isNarrow
      ? [{ code: 'analysis.poisson.overdispersed', params: { dispersion, times: Math.sqrt(dispersion) } }]
      : []),
    ...(hasConverged ? [] : [word('analysis.notConverged')]),
    ...commonWarnings({ base, dropped }),
  ]
}

function tablesOf({ base, result, request, counts }: Fitted): AnalysisTable[] {
  const { coefficients: rows, predictions } = result
  const coefficients = coefficientTable(rows, [
    { id: 'rate', label: 'analysis.poisson.ratio', cells: rows.map(r => r.rateRatio) },
    { id: 'rateLow', label: 'analysis.poisson.ratioLow', cells: rows.map(r => r.rateLow) },
    { id: 'rateHigh', label: 'analysis.poisson.ratioHigh', cells: rows.map(r => r.rateHigh) },
  ])
  const predicted = predictionTable({
    title: { code: 'analysis.predictions', params: { column: counts.name } },
    ...{ base, predict: request.predict },
    fit: { label: word('analysis.fit'), cells: predictions.map(p => p.rate) },
    ...{ low: predictions.map(p => p.low), high: predictions.map(p => p.high) },
  })
  return [coefficients, ...predicted]
}

function picturesOf({ base, fitted, request, counts, exposed }: Fitted): AnalysisPicture[] {
  const code = exposed ? 'analysis.poisson.rateOf' : 'analysis.column'
  const title = { code, params: { column: counts.name, exposure: exposed?.name ?? '' } }
  const { found, read } = fitted
  const rates = read.y.map((value, i) => value / (read.exposure[i] ?? 1))
  const curve = likelihoodCurve({
    ...{ base, found, level: request.level, y: rates, mean: Math.exp },
    ...{ yTitle: title, title },
  })
  return curve ? [curve] : []
}
