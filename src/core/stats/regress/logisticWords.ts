import type { AnalysisPicture, AnalysisTable, Assumption } from '../../../contract/analysis/frame.ts'
import type { LogisticAnswer, LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { Message } from '../../../contract/message.ts'
import { ratio, whole } from '../formats.ts'
import { numberPart, tableOf, textPart, word } from '../tableParts.ts'
import { binomial } from './irls.ts'
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
import type { LogisticFit } from './logisticFit.ts'
import type { Outcome } from './outcome.ts'
import { pText } from './pText.ts'
import { hitCurve } from './ranking.ts'
import type { Scaffold } from './scaffold.ts'

/** Rows with the rarer outcome that a coefficient should have (Peduzzi et al. 1996). */
const EVENTS = 10

interface Fitted {
  request: LogisticRequest
  outcome: Outcome
  base: Scaffold
  fitted: LogisticFit
  result: LogisticAnswer['result']
}

type Frame = Pick<LogisticAnswer, 'answer' | 'remarks' | 'assumptions' | 'warnings' | 'method' | 'tables' | 'pictures'>

/** Everything that is said of a logistic regression. */
export function logisticWords(fitted: Fitted): Frame {
  const { base, result } = fitted
  return {
    answer: answerOf(fitted),
    remarks: result.isSeparated ? [] : [...effects(fitted), ...robustRemark(fitted.request.errors)],
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
      ...exactnessOf(base),
    },
    tables: tablesOf(fitted),
    pictures: picturesOf(fitted),
  }
}

function answerOf({ outcome, result }: Fitted): Message {
  const { likelihoodRatio, wald, pseudoR2, auc } = result
  const { p } = wald ?? likelihoodRatio
  const params = {
    ...{ y: outcome.column.name, outcome: String(outcome.outcome), p: pText(p) },
    ...{ auc, r2: pseudoR2, share: result.outcomeShare },
  }
  if (result.isSeparated) return { code: 'analysis.logistic.separated', params }
  return { code: p < ALPHA ? 'analysis.logistic.answer' : 'analysis.logistic.unclear', params }
}

function effects({ outcome, result, base }: Fitted): Message[] {
  return effectsOf({
    ...{ base, rows: result.coefficients, family: 'logistic' },
    params: ({ estimate, oddsRatio }) => ({
      ...{ y: outcome.column.name, outcome: String(outcome.outcome) },
      times: estimate > 0 ? oddsRatio : 1 / oddsRatio,
    }),
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
  const params = { outcome: String(outcome.outcome) }
  return [
    ...(result.isSeparated ? [{ code: 'analysis.logistic.separation', params }] : []),
    ...commonWarnings({ base, dropped: result.dropped }),
  ]
}

function tablesOf({ base, result, outcome, request }: Fitted): AnalysisTable[] {
  const { coefficients: rows, confusion, predictions } = result
  const [yes, no] = [String(outcome.outcome), String(outcome.reference)]
  const coefficients = coefficientTable(rows, [
    { id: 'odds', label: 'analysis.logistic.odds', cells: rows.map(r => r.oddsRatio) },
    { id: 'oddsLow', label: 'analysis.logistic.oddsLow', cells: rows.map(r => r.oddsLow) },
    { id: 'oddsHigh', label: 'analysis.logistic.oddsHigh', cells: rows.map(r => r.oddsHigh) },
  ])
  const confused = tableOf({
    id: 'confusion',
    title: word('analysis.logistic.confusion'),
    parts: [
      textPart('actual', word('analysis.logistic.actual'), [yes, no]),
      numberPart('yes', foretold(yes), [confusion.truePositive, confusion.falsePositive], whole),
      numberPart('no', foretold(no), [confusion.falseNegative, confusion.trueNegative], whole),
    ],
  })
  const predicted = predictionTable({
    title: { code: 'analysis.logistic.predictions', params: { outcome: yes } },
    ...{ base, predict: request.predict },
    fit: { label: word('analysis.logistic.probability'), cells: predictions.map(p => p.probability), format: ratio },
    ...{ low: predictions.map(p => p.low), high: predictions.map(p => p.high) },
  })
  return [coefficients, confused, ...predicted]
}

const foretold = (outcome: string) => ({ code: 'analysis.logistic.foretold', params: { outcome } })

function picturesOf({ base, fitted, request, outcome, result }: Fitted): AnalysisPicture[] {
  const probability = { code: 'analysis.logistic.probabilityOf', params: { outcome: String(outcome.outcome) } }
  const { found, read } = fitted
  const curve = result.isSeparated
    ? null
    : likelihoodCurve({
        ...{ base, found, level: request.level, y: read.y, mean: binomial.mean },
        ...{ yTitle: probability, title: probability },
      })
  const hits = hitCurve(read.eta, read.y, 200)
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
