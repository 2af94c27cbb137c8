import type { Coefficient, FTest, RegressionAnswer } from '../../../contract/analysis/regress.ts'
import { rounded } from '../linear/twofold.ts'
import { fisherUpper } from '../special/fisher.ts'
import { studentQuantile, studentTwoSided } from '../special/student.ts'
import { scoresOf } from './basis.ts'
import {
  breuschPagan,
  cookDistances,
  type Diagnostics,
  diagnose,
  durbinWatson,
  robustErrors,
  robustScores,
  studentized,
} from './diagnostics.ts'
import { classicalErrors, coefficientsOf, criteria, type Fit, shareExplained } from './fit.ts'
import { waldStatistic } from './newton.ts'
import { predictionAt, termsAt } from './predict.ts'
import { SEED } from './readRows.ts'
import { regressionPictures } from './regressionPictures.ts'
import { regressionTables } from './regressionTables.ts'
import { assumptionsOf, saidOf, warningsOf } from './regressionWords.ts'
import { resetTest } from './reset.ts'
import { labelOf } from './terms.ts'
import type { Shown, Told } from './told.ts'

/** Rows that are named as pulling the fit. */
const INFLUENTIAL = 10

/** The answer of a regression. */
export function answerOf(told: Told): RegressionAnswer {
  const { fit, rows, prepared, isLarge } = told
  const diagnostics = diagnose(rows.fit, rows.columns)
  const cook = cookDistances(rows.fit, diagnostics)
  const inner = studentized(rows.fit, diagnostics)
  const shown: Shown = {
    ...told,
    diagnostics,
    cook,
    studentized: inner,
    result: resultOf(told, { diagnostics, cook, inner }),
  }
  return {
    type: 'regression',
    ...{ n: fit.n, nulls: prepared.nulls },
    ...saidOf(shown),
    assumptions: assumptionsOf(shown),
    warnings: warningsOf(shown),
    method: {
      name: { code: 'analysis.regression.method', params: {} },
      sources: [
        'Seber & Lee (2003), Linear Regression Analysis, 2nd ed., Wiley',
        'Cook (1977), Technometrics 19, 15-18',
        'MacKinnon & White (1985), Journal of Econometrics 29, 305-325',
        'Ramsey (1969), Journal of the Royal Statistical Society B 31, 350-371',
      ],
      ...{ exactness: 'exact', sampledRows: isLarge ? rows.read.n : null, seed: isLarge ? SEED : null },
    },
    tables: regressionTables(shown),
    pictures: regressionPictures(shown),
    result: shown.result,
  }
}

interface Rows {
  diagnostics: Diagnostics
  cook: Float64Array
  inner: Float64Array
}

function resultOf(told: Told, rows: Rows): RegressionAnswer['result'] {
  const { fit, prepared, request } = told
  const { least } = fit
  const scores = varianceOf(told, rows.diagnostics)
  const t = studentQuantile((1 + request.level) / 2, fit.df)
  const k = least.coefficients.length - (least.hasIntercept ? 1 : 0)
  return {
    ...{ n: fit.n, df: fit.df },
    coefficients: coefficients(told, { ...scores, t }),
    references: prepared.levels.map(({ column, levels }) => ({ column: column.name, level: levels[0] ?? null })),
    dropped: fit.dropped.map(labelOf),
    ...shareExplained(fit),
    ...{ residualSd: fit.residualSd, f: fisherTest(fit, k) },
    robustF: request.errors === 'classical' ? null : robustTest(fit, scores.M, k),
    reset: resetTest(told.rows.fit, rows.diagnostics),
    sumOfSquares: { explained: least.explained, residual: least.residual },
    ...criteria(fit),
    conditionNumber: least.condition,
    breuschPagan: breuschPagan(told.rows.fit, rows.diagnostics),
    durbinWatson: told.isLarge ? null : durbinWatson(rows.diagnostics),
    predictions: request.predict.map(({ values }) =>
      predictionAt(fit, termsAt(fit.terms, { place: values, levels: prepared.levels }), {
        t,
        M: request.errors === 'classical' ? null : scores.M,
      }),
    ),
    influential: influential(told, rows),
  }
}

interface Scores {
  /** Variance of the scores as the request wants it, or HC3; null without rows to tell. */
  M: number[][] | null
}

/** Of a large table, unless it was asked for, the sample's scatter stands for all rows: its variances shrink with their number. */
function varianceOf({ request, rows, fit, robustOfAll }: Told, diagnostics: Diagnostics): Scores {
  if (robustOfAll) return { M: robustOfAll }
  if (rows.fit.isPerfect || rows.fit.terms.length !== fit.terms.length) return { M: null }
  return { M: robustScores(rows.fit, diagnostics, request.errors === 'classical' ? 'HC3' : request.errors) }
}

function fisherTest({ least, df, isPerfect }: Fit, k: number): RegressionAnswer['result']['f'] {
  const statistic = isPerfect || k === 0 ? null : least.explained / k / (least.residual / df)
  return { statistic, df1: k, df2: df, p: statistic === null ? null : fisherUpper(statistic, { df1: k, df2: df }) }
}

/** Whether the columns explain anything, by robust errors: Wald's statistic of the scores over their number. */
function robustTest(fit: Fit, M: number[][] | null, k: number): FTest | null {
  if (M === null || k === 0 || fit.isPerfect) return null
  const scores = scoresOf(fit, fit.least.coefficients.map(rounded))
  const wald = waldStatistic(scores, M, fit.least.hasIntercept ? 1 : 0)
  const statistic = wald === null ? null : wald / k
  if (statistic === null) return null
  return { statistic, df1: k, df2: fit.df, p: fisherUpper(statistic, { df1: k, df2: fit.df }) }
}

type Row = RegressionAnswer['result']['coefficients'][number]

function coefficients({ request, fit }: Told, { M, t }: Scores & { t: number }): Row[] {
  const classical = classicalErrors(fit)
  const robust = M ? robustErrors(fit, M) : null
  const border = fit.least.hasIntercept ? 1 : 0
  return coefficientsOf(fit).map((estimate, j) => {
    const term = fit.terms[j - border]
    const se = (request.errors === 'classical' ? classical : robust)?.[j] ?? null
    return {
      term: term ? labelOf(term) : '',
      ...tested({ estimate, se: fit.isPerfect ? null : se, df: fit.df, t }),
      robustSe: robust?.[j] ?? null,
      vif: term && fit.terms.length > 1 && border === 1 ? (fit.least.inflation[j - border] ?? null) : null,
    }
  })
}

interface Estimated {
  estimate: number
  se: number | null
  df: number
  t: number
}

function tested({ estimate, se, df, t }: Estimated): Omit<Coefficient, 'term'> {
  if (se === null || !(se > 0)) return { estimate, se, statistic: null, p: null, low: estimate, high: estimate }
  const statistic = estimate / se
  return {
    ...{ estimate, se, statistic, p: studentTwoSided(statistic, df) },
    ...{ low: estimate - t * se, high: estimate + t * se },
  }
}

function influential({ rows }: Told, { diagnostics, cook, inner }: Rows): RegressionAnswer['result']['influential'] {
  if (rows.fit.isPerfect) return []
  const order = [...cook.keys()].sort((a, b) => (cook[b] ?? 0) - (cook[a] ?? 0)).slice(0, INFLUENTIAL)
  return order
    .filter(i => Number.isFinite(cook[i]))
    .map(i => ({
      row: rows.read.row[i] ?? 0,
      leverage: diagnostics.leverage[i] ?? 0,
      cook: cook[i] ?? 0,
      fitted: diagnostics.fitted[i] ?? 0,
      studentized: inner[i] ?? null,
    }))
}
