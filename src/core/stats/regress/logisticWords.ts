import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { LogisticAnswer, LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { Message } from '../../../contract/message.ts'
import { ratio, whole } from '../formats.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'
import { binomial, type Maximised } from './irls.ts'
import { likelihoodCurve } from './likelihoodCurve.ts'
import type { Outcome } from './outcome.ts'
import { pText } from './pText.ts'
import { hitCurve } from './ranking.ts'
import { SEED } from './readRows.ts'
import { coefficientParts } from './regressionTables.ts'
import type { Scaffold } from './scaffold.ts'

const ALPHA = 0.05
const TOLD = 5
/** Rows with the rarer outcome that a coefficient should have (Peduzzi et al. 1996). */
const EVENTS = 10

interface Fitted {
  request: LogisticRequest
  outcome: Outcome
  base: Scaffold
  y: Float64Array
  found: Maximised
  result: LogisticAnswer['result']
}

type Frame = Pick<LogisticAnswer, 'answer' | 'remarks' | 'assumptions' | 'warnings' | 'method' | 'tables' | 'pictures'>

/** Everything that is said of a logistic regression. */
export function logisticWords(fitted: Fitted): Frame {
  const { base, result } = fitted
  return {
    answer: answerOf(fitted),
    remarks: result.isSeparated ? [] : effects(fitted),
    assumptions: assumptions(result),
    warnings: warningsOf(fitted),
    method: {
      name: word('analysis.logistic.method'),
      sources: [
        'McCullagh & Nelder (1989), Generalized Linear Models, 2nd ed., Chapman & Hall, ch. 4',
        'Albert & Anderson (1984), Biometrika 71, 1-10',
        'McFadden (1974), Conditional logit analysis of qualitative choice behavior',
        'Hanley & McNeil (1982), Radiology 143, 29-36',
      ],
      exactness: base.isSample ? 'sample' : 'exact',
      ...{ sampledRows: base.isSample ? base.read.n : null, seed: base.isSample ? SEED : null },
    },
    tables: tablesOf(fitted),
    pictures: picturesOf(fitted),
  }
}

function answerOf({ outcome, result }: Fitted): Message {
  const { likelihoodRatio, pseudoR2, auc } = result
  const params = {
    ...{ y: outcome.column.name, outcome: String(outcome.outcome), p: pText(likelihoodRatio.p) },
    ...{ auc, r2: pseudoR2, share: result.outcomeShare },
  }
  if (result.isSeparated) return { code: 'analysis.logistic.separated', params }
  return { code: likelihoodRatio.p < ALPHA ? 'analysis.logistic.answer' : 'analysis.logistic.unclear', params }
}

function effects({ outcome, result, base }: Fitted): Message[] {
  const clear = result.coefficients
    .slice(1)
    .map((row, j) => ({ row, term: base.fit.terms[j] }))
    .filter(({ row }) => row.p !== null && row.p < ALPHA)
    .sort((a, b) => Math.abs(b.row.statistic ?? 0) - Math.abs(a.row.statistic ?? 0))
  return clear.slice(0, TOLD).map(({ row, term }): Message => {
    const isUp = row.estimate > 0
    const times = isUp ? row.oddsRatio : 1 / row.oddsRatio
    const of = { y: outcome.column.name, outcome: String(outcome.outcome), x: row.term, p: pText(row.p), times }
    if (term?.kind !== 'level')
      return { code: isUp ? 'analysis.logistic.raises' : 'analysis.logistic.lowers', params: of }
    const levels = base.prepared.levels.find(({ column }) => column === term.column)?.levels
    const params = { ...of, column: term.column.name, level: String(term.level), reference: String(levels?.[0] ?? '') }
    return { code: isUp ? 'analysis.logistic.levelRaises' : 'analysis.logistic.levelLowers', params }
  })
}

function assumptions({ confusion, coefficients }: LogisticAnswer['result']): Assumption[] {
  const yes = confusion.truePositive + confusion.falseNegative
  const rarer = Math.min(yes, confusion.trueNegative + confusion.falsePositive)
  const each = rarer / Math.max(1, coefficients.length - 1)
  return [
    { text: word('analysis.logistic.straight'), state: 'unchecked', evidence: null },
    { text: word('analysis.assumption.independent'), state: 'unchecked', evidence: null },
    {
      text: word('analysis.logistic.enough'),
      state: each >= EVENTS ? 'held' : 'doubtful',
      evidence: { code: 'analysis.logistic.each', params: { rows: Math.floor(each) } },
    },
  ]
}

function warningsOf({ base, result, outcome }: Fitted): Message[] {
  const columns = result.dropped.join(', ')
  return [
    ...(result.isSeparated
      ? [{ code: 'analysis.logistic.separation', params: { outcome: String(outcome.outcome) } }]
      : []),
    ...(result.dropped.length > 0 ? [{ code: 'analysis.regression.dropped', params: { columns } }] : []),
    ...(base.isSample ? [{ code: 'analysis.sampledFit', params: { rows: base.read.n } }] : []),
  ]
}

function tablesOf({ result, outcome, request }: Fitted): AnalysisTable[] {
  const { coefficients: rows, confusion, predictions } = result
  const [yes, no] = [String(outcome.outcome), String(outcome.reference)]
  const coefficients = tableOf({
    id: 'coefficients',
    title: word('analysis.coefficients'),
    parts: [
      ...coefficientParts(rows, 'z'),
      numberPart(
        'odds',
        word('analysis.logistic.odds'),
        rows.map(r => r.oddsRatio),
      ),
      numberPart(
        'oddsLow',
        word('analysis.logistic.oddsLow'),
        rows.map(r => r.oddsLow),
      ),
      numberPart(
        'oddsHigh',
        word('analysis.logistic.oddsHigh'),
        rows.map(r => r.oddsHigh),
      ),
    ],
  })
  const confused = tableOf({
    id: 'confusion',
    title: word('analysis.logistic.confusion'),
    parts: [
      textPart('actual', word('analysis.logistic.actual'), [yes, no]),
      numberPart('yes', foretold(yes), [confusion.truePositive, confusion.falsePositive], whole),
      numberPart('no', foretold(no), [confusion.falseNegative, confusion.trueNegative], whole),
    ],
  })
  const places = request.predict.map(({ values }) => Object.values(values).map(String).join(', '))
  const predicted = tableOf({
    id: 'predictions',
    title: { code: 'analysis.logistic.predictions', params: { outcome: yes } },
    parts: [
      textPart('place', word('analysis.place'), places),
      numberPart(
        'probability',
        word('analysis.logistic.probability'),
        predictions.map(p => p.probability),
        ratio,
      ),
      numberPart(
        'low',
        word('analysis.low'),
        predictions.map(p => p.low),
        ratio,
      ),
      numberPart(
        'high',
        word('analysis.high'),
        predictions.map(p => p.high),
        ratio,
      ),
    ],
  })
  return [coefficients, confused, ...(predictions.length > 0 ? [predicted] : [])]
}

const foretold = (outcome: string) => ({ code: 'analysis.logistic.foretold', params: { outcome } })

function picturesOf({ base, found, request, y, outcome, result }: Fitted): AnalysisPicture[] {
  const probability = { code: 'analysis.logistic.probabilityOf', params: { outcome: String(outcome.outcome) } }
  const curve = result.isSeparated
    ? null
    : likelihoodCurve({
        ...{ base, found, level: request.level, y, mean: binomial.mean },
        ...{ yTitle: probability, title: probability },
      })
  const hits = hitCurve(found.eta, y, 200)
  return [
    ...(curve ? [curve] : []),
    {
      id: 'hits',
      title: word('analysis.logistic.hits'),
      summary: { code: 'analysis.logistic.hitsSummary', params: { auc: result.auc } },
      x: { title: word('analysis.logistic.falseAlarms'), kind: 'value', format: ratio },
      y: { title: word('analysis.logistic.hitShare'), kind: 'value', format: ratio },
      layers: [
        { name: word('analysis.logistic.hitShare'), mark: 'line', colour: 0, ...hits },
        { name: word('analysis.logistic.chance'), mark: 'line', colour: 6, xs: [0, 1], ys: [0, 1], isDashed: true },
      ],
    },
  ]
}
