import type { AnalysisPicture, AnalysisTable } from '../../../contract/analysis/frame.ts'
import type { PoissonAnswer, PoissonRequest } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'
import type { Maximised } from './irls.ts'
import { likelihoodCurve } from './likelihoodCurve.ts'
import { pText } from './pText.ts'
import { SEED } from './readRows.ts'
import { coefficientParts } from './regressionTables.ts'
import type { Scaffold } from './scaffold.ts'

const ALPHA = 0.05
const TOLD = 5
/** Counts that scatter so many times as much as Poisson's make its errors too small. */
const OVERDISPERSED = 1.5

interface Fitted {
  request: PoissonRequest
  counts: Column
  exposed: Column | null
  base: Scaffold
  y: Float64Array
  found: Maximised
  exposure: Float64Array
  result: PoissonAnswer['result']
}

type Frame = Pick<PoissonAnswer, 'answer' | 'remarks' | 'assumptions' | 'warnings' | 'method' | 'tables' | 'pictures'>

/** Everything that is said of a Poisson regression. */
export function poissonWords(fitted: Fitted): Frame {
  const { base, result, counts } = fitted
  const { likelihoodRatio, pseudoR2, dispersion } = result
  const params = { y: counts.name, p: pText(likelihoodRatio.p), r2: pseudoR2 }
  return {
    answer: { code: likelihoodRatio.p < ALPHA ? 'analysis.poisson.answer' : 'analysis.poisson.unclear', params },
    remarks: effects(fitted),
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
      exactness: base.isSample ? 'sample' : 'exact',
      ...{ sampledRows: base.isSample ? base.read.n : null, seed: base.isSample ? SEED : null },
    },
    tables: tablesOf(fitted),
    pictures: picturesOf(fitted),
  }
}

function effects({ counts, result, base }: Fitted): Message[] {
  const clear = result.coefficients
    .slice(1)
    .map((row, j) => ({ row, term: base.fit.terms[j] }))
    .filter(({ row }) => row.p !== null && row.p < ALPHA)
    .sort((a, b) => Math.abs(b.row.statistic ?? 0) - Math.abs(a.row.statistic ?? 0))
  return clear.slice(0, TOLD).map(({ row, term }): Message => {
    const isUp = row.rateRatio >= 1
    const change = Math.abs(row.rateRatio - 1)
    const of = { y: counts.name, x: row.term, p: pText(row.p), change }
    if (term?.kind !== 'level')
      return { code: isUp ? 'analysis.poisson.raises' : 'analysis.poisson.lowers', params: of }
    const levels = base.prepared.levels.find(({ column }) => column === term.column)?.levels
    const params = { ...of, column: term.column.name, level: String(term.level), reference: String(levels?.[0] ?? '') }
    return { code: isUp ? 'analysis.poisson.levelRaises' : 'analysis.poisson.levelLowers', params }
  })
}

function warningsOf({ base, result }: Fitted): Message[] {
  const { dispersion, dropped, hasConverged } = result
  return [
    ...(dispersion > OVERDISPERSED
      ? [{ code: 'analysis.poisson.overdispersed', params: { dispersion, times: Math.sqrt(dispersion) } }]
      : []),
    ...(hasConverged ? [] : [word('analysis.notConverged')]),
    ...(dropped.length > 0 ? [{ code: 'analysis.regression.dropped', params: { columns: dropped.join(', ') } }] : []),
    ...(base.isSample ? [{ code: 'analysis.sampledFit', params: { rows: base.read.n } }] : []),
  ]
}

function tablesOf({ result, request, counts }: Fitted): AnalysisTable[] {
  const { coefficients: rows, predictions } = result
  const coefficients = tableOf({
    id: 'coefficients',
    title: word('analysis.coefficients'),
    parts: [
      ...coefficientParts(rows, 'z'),
      numberPart(
        'rate',
        word('analysis.poisson.ratio'),
        rows.map(r => r.rateRatio),
      ),
      numberPart(
        'rateLow',
        word('analysis.poisson.ratioLow'),
        rows.map(r => r.rateLow),
      ),
      numberPart(
        'rateHigh',
        word('analysis.poisson.ratioHigh'),
        rows.map(r => r.rateHigh),
      ),
    ],
  })
  const places = request.predict.map(({ values }) => Object.values(values).map(String).join(', '))
  const predicted = tableOf({
    id: 'predictions',
    title: { code: 'analysis.predictions', params: { column: counts.name } },
    parts: [
      textPart('place', word('analysis.place'), places),
      numberPart(
        'rate',
        word('analysis.fit'),
        predictions.map(p => p.rate),
      ),
      numberPart(
        'low',
        word('analysis.low'),
        predictions.map(p => p.low),
      ),
      numberPart(
        'high',
        word('analysis.high'),
        predictions.map(p => p.high),
      ),
    ],
  })
  return [coefficients, ...(predictions.length > 0 ? [predicted] : [])]
}

function picturesOf({ base, found, request, y, exposure, counts, exposed }: Fitted): AnalysisPicture[] {
  const code = exposed ? 'analysis.poisson.rateOf' : 'analysis.column'
  const title = { code, params: { column: counts.name, exposure: exposed?.name ?? '' } }
  const rates = y.map((value, i) => value / (exposure[i] ?? 1))
  const curve = likelihoodCurve({
    ...{ base, found, level: request.level, y: rates, mean: Math.exp },
    ...{ yTitle: title, title },
  })
  return curve ? [curve] : []
}
