import type { Assumption } from '../../../contract/analysis/frame.ts'
import type { RegressionAnswer } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { pText } from './pText.ts'
import { labelOf, type Term } from './terms.ts'
import type { Shown } from './told.ts'

const ALPHA = 0.05
/** Above this a column is nearly a sum of others (Belsley, Kuh & Welsch 1980). */
const CONDITION = 30
const INFLATION = 10
/** Effects that are told one by one. */
const TOLD = 4

type Row = RegressionAnswer['result']['coefficients'][number]

/** The answer in one sentence, and what else is worth saying. */
export function saidOf(shown: Shown): { answer: Message; remarks: Message[] } {
  const [only] = shown.prepared.of.columns
  const isLine = shown.prepared.of.columns.length === 1 && shown.fit.terms.length === 1
  if (isLine && only && shown.fit.terms[0]?.kind === 'number')
    return { answer: lineAnswer(shown, only), remarks: robustRemark(shown) }
  if (shown.request.degree > 1 && only) return { answer: curveAnswer(shown, only), remarks: robustRemark(shown) }
  return { answer: togetherAnswer(shown), remarks: [...effects(shown), ...robustRemark(shown)] }
}

const isDay = ({ type }: Column) => type === 'date' || type === 'timestamp'

function lineAnswer({ y, result, request }: Shown, x: Column): Message {
  const row = result.coefficients.at(-1)
  const names = { x: x.name, y: y.name, level: request.level, r2: result.r2 }
  if (!row) return { code: 'analysis.regression.unclear', params: names }
  const per = isDay(x) ? 'PerDay' : ''
  if (row.p !== null && row.p >= ALPHA)
    return { code: 'analysis.regression.unclear', params: { ...names, p: pText(row.p), low: row.low, high: row.high } }
  const isUp = row.estimate >= 0
  return {
    code: isUp ? `analysis.regression.rises${per}` : `analysis.regression.falls${per}`,
    params: { ...names, ...sized(row, isUp) },
  }
}

/** A slope and its interval without their sign. */
function sized({ estimate, low, high }: Row, isUp: boolean): Record<'slope' | 'low' | 'high', number | null> {
  const sign = isUp ? 1 : -1
  const [a, b] = isUp ? [low, high] : [high, low]
  return { slope: sign * estimate, low: a === null ? null : sign * a, high: b === null ? null : sign * b }
}

function curveAnswer({ y, result, fit }: Shown, x: Column): Message {
  const params = { x: x.name, y: y.name, degree: fit.terms.length, r2: result.r2, p: pText(togetherP(result)) }
  return { code: isClear(result) ? 'analysis.regression.curve' : 'analysis.regression.curveUnclear', params }
}

/** Of all columns together, by the errors that were asked for. */
const togetherP = ({ f, robustF }: RegressionAnswer['result']) => (robustF ?? f).p

function isClear(result: RegressionAnswer['result']): boolean {
  const p = togetherP(result)
  return p === null || p < ALPHA
}

function togetherAnswer(shown: Shown): Message {
  const { y, result, prepared } = shown
  const columns = prepared.of.columns.length
  const names = { y: y.name, columns, r2: result.r2, x: prepared.of.columns[0]?.name ?? '' }
  if (!isClear(result))
    return { code: 'analysis.regression.togetherUnclear', params: { ...names, p: pText(togetherP(result)) } }
  if (columns === 1) return { code: 'analysis.regression.group', params: names }
  const [strongest] = byStrength(shown)
  return {
    code: 'analysis.regression.together',
    params: { ...names, strongest: strongest ? labelOf(strongest.term) : names.x },
  }
}

interface Effect {
  term: Term
  row: Row
}

/** Terms with their coefficients, the clearest first. */
function byStrength({ fit, result }: Shown): Effect[] {
  const border = fit.least.hasIntercept ? 1 : 0
  const effects = fit.terms.flatMap((term, j) => {
    const row = result.coefficients[j + border]
    return row ? [{ term, row }] : []
  })
  return effects.sort((a, b) => Math.abs(b.row.statistic ?? 0) - Math.abs(a.row.statistic ?? 0))
}

function effects(shown: Shown): Message[] {
  const all = byStrength(shown)
  const clear = all.filter(({ row }) => row.p !== null && row.p < ALPHA)
  const unclear = all.filter(({ row }) => row.p !== null && row.p >= ALPHA)
  const columns = unclear.map(({ term }) => labelOf(term)).join(', ')
  return [
    ...clear.slice(0, TOLD).map(effect => effectWords(effect, shown)),
    ...(clear.length > TOLD ? [{ code: 'analysis.regression.more', params: { effects: clear.length - TOLD } }] : []),
    ...(unclear.length > 0 ? [{ code: 'analysis.regression.noClear', params: { columns } }] : []),
  ]
}

function effectWords({ term, row }: Effect, { y, prepared }: Shown): Message {
  const isUp = row.estimate >= 0
  const params = { y: y.name, x: labelOf(term), p: pText(row.p), slope: Math.abs(row.estimate) }
  if (term.kind === 'level') {
    const reference = String(prepared.levels.find(l => l.column === term.column)?.levels[0] ?? '')
    const of = { column: term.column.name, level: String(term.level), reference }
    return { code: isUp ? 'analysis.regression.higher' : 'analysis.regression.lower', params: { ...params, ...of } }
  }
  if (term.kind === 'number' && isDay(term.column))
    return { code: isUp ? 'analysis.regression.eachUpPerDay' : 'analysis.regression.eachDownPerDay', params }
  return { code: isUp ? 'analysis.regression.eachUp' : 'analysis.regression.eachDown', params }
}

/** Uneven scatter makes the usual errors wrong: whether the robust ones would say something else. */
function robustRemark({ result, request }: Shown): Message[] {
  const { robustF } = result
  if (request.errors !== 'classical') {
    const used = { code: 'analysis.regression.robustUsed', params: { kind: request.errors } }
    if (!robustF) return [used]
    const params = { f: robustF.statistic, df1: robustF.df1, df2: robustF.df2, p: pText(robustF.p) }
    return [used, { code: 'analysis.regression.robustTogether', params }]
  }
  if (!result.breuschPagan || result.breuschPagan.p >= ALPHA) return []
  const wider = Math.max(0, ...result.coefficients.map(({ se, robustSe }) => (se && robustSe ? robustSe / se : 0)))
  return [{ code: 'analysis.regression.robustAdvised', params: { ratio: wider } }]
}

/** What least squares takes for granted, and what the residuals say of it. */
export function assumptionsOf({ result, diagnostics, fit }: Shown): Assumption[] {
  const { breuschPagan: even, durbinWatson: neighbours, reset } = result
  const normal = jarqueBera(diagnostics.residuals)
  const evenness = even && {
    code: 'analysis.evidence.breuschPagan',
    params: { statistic: even.statistic, p: pText(even.p) },
  }
  const neighbourhood = neighbours !== null && {
    code: 'analysis.evidence.durbinWatson',
    params: { statistic: neighbours },
  }
  const shape = normal && {
    code: 'analysis.evidence.jarqueBera',
    params: { statistic: normal.statistic, p: pText(normal.p) },
  }
  const bow = reset && { code: 'analysis.evidence.reset', params: { statistic: reset.statistic, p: pText(reset.p) } }
  return [
    assumed('analysis.assumption.straight', bow, (reset?.p ?? 1) >= ALPHA),
    assumed('analysis.assumption.even', evenness || null, (even?.p ?? 1) >= ALPHA),
    assumed(
      'analysis.assumption.independent',
      neighbourhood || null,
      neighbours !== null && neighbours > 1.5 && neighbours < 2.5,
    ),
    // Means of many rows are normal whatever the rows are.
    assumed('analysis.assumption.normal', shape || null, (normal?.p ?? 1) >= ALPHA || fit.df >= 200),
  ]
}

function assumed(code: string, evidence: Message | null, holds: boolean): Assumption {
  const state = evidence === null ? 'unchecked' : holds ? 'held' : 'doubtful'
  return { text: { code, params: {} }, state, evidence }
}

/** Skewness and kurtosis of the residuals against the normal's (Jarque & Bera 1987, Int. Statistical Review 55, 163-172). */
function jarqueBera(residuals: Float64Array): { statistic: number; p: number } | null {
  const n = residuals.length
  const moment = (k: number) => residuals.reduce((sum, e) => sum + e ** k, 0) / n
  const variance = moment(2)
  if (!(variance > 0) || n < 8) return null
  const skewness = moment(3) / variance ** 1.5
  const excess = moment(4) / variance ** 2 - 3
  const statistic = (n / 6) * (skewness ** 2 + excess ** 2 / 4)
  return Number.isFinite(statistic) ? { statistic, p: chiSquareUpper(statistic, 2) } : null
}

const sampledCode = ({ errors }: Shown['request']) =>
  errors === 'classical' ? 'analysis.regression.sampled' : 'analysis.regression.sampledRobust'

/** What makes the numbers less than they seem. */
export function warningsOf({ fit, result, isLarge, rows, cook, diagnostics, request }: Shown): Message[] {
  const pulling = rows.fit.isPerfect ? 0 : cook.filter(d => d > 1).length
  const alone = rows.fit.isPerfect ? 0 : diagnostics.leverage.filter(h => h > 1 - 1e-9).length
  const inflated = result.coefficients.filter(({ vif }) => (vif ?? 0) > INFLATION).map(({ term }) => term)
  const isIll = result.conditionNumber > CONDITION
  const condition = { condition: Math.round(result.conditionNumber), columns: inflated.join(', ') }
  const code = request.degree > 1 ? 'analysis.regression.illPowers' : 'analysis.regression.illConditioned'
  return [
    ...(fit.isPerfect ? [{ code: 'analysis.regression.perfect', params: {} }] : []),
    ...(fit.dropped.length > 0
      ? [{ code: 'analysis.regression.dropped', params: { columns: fit.dropped.map(labelOf).join(', ') } }]
      : []),
    ...(isIll ? [{ code, params: condition }] : []),
    ...(!isIll && inflated.length > 0 && request.degree === 1
      ? [{ code: 'analysis.regression.inflated', params: condition }]
      : []),
    ...(pulling > 0 ? [{ code: 'analysis.regression.pulling', params: { rows: pulling } }] : []),
    ...(alone > 0 ? [{ code: 'analysis.regression.alone', params: { rows: alone } }] : []),
    ...(fit.n < 10 * fit.terms.length
      ? [{ code: 'analysis.regression.few', params: { n: fit.n, terms: fit.terms.length } }]
      : []),
    ...(isLarge ? [{ code: sampledCode(request), params: { rows: rows.read.n } }] : []),
  ]
}
