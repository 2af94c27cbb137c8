import { z } from 'zod'
import { Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

const predictors = z
  .array(z.string())
  .min(1)
  .max(30)
  .meta({ description: 'Columns that explain. Numbers and dates count, texts make groups.' })
const categorical = z.array(z.string()).default([]).meta({ description: 'Columns of numbers whose values are groups.' })
const interactions = z
  .array(z.tuple([z.string(), z.string()]))
  .max(10)
  .default([])
  .meta({ description: 'Pairs of columns whose product counts too.' })
const level = z.number().gt(0).lt(1).default(0.95).meta({ description: 'Confidence of the intervals.' })
const places = z
  .array(
    z.object({ values: z.record(z.string(), Scalar).meta({ description: 'A value of each column that explains.' }) }),
  )
  .max(100)
  .default([])
  .meta({ description: 'Where to predict.' })

const LikelihoodErrors = z.enum(['classical', 'HC0', 'HC1']).default('classical').meta({
  description: 'HC0 and HC1 hold when rows scatter otherwise than the model says; HC1 is a little wider.',
})
export type LikelihoodErrors = z.output<typeof LikelihoodErrors>

/** Least squares: how a measure depends on others. */
export const RegressionRequest = z.object({
  type: z.literal('regression'),
  y: z.string().meta({ description: 'The column that is explained.' }),
  x: predictors,
  degree: z.int().min(1).max(10).default(1).meta({ description: 'Highest power of the only column that explains.' }),
  intercept: z.boolean().default(true),
  ...{ categorical, interactions },
  errors: z
    .enum(['classical', 'HC0', 'HC1', 'HC2', 'HC3'])
    .default('classical')
    .meta({ description: 'HC3 and its like hold when the scatter differs from row to row.' }),
  ...{ level, predict: places },
})
export type RegressionRequest = z.output<typeof RegressionRequest>

/** The odds of an outcome of two. */
export const LogisticRequest = z.object({
  type: z.literal('logistic'),
  y: z.string().meta({ description: 'The column with two values.' }),
  reference: Scalar.optional().meta({ description: 'The value that does not count as the outcome.' }),
  x: predictors,
  errors: LikelihoodErrors,
  ...{ categorical, interactions, level, predict: places },
})
export type LogisticRequest = z.output<typeof LogisticRequest>

/** Counts: how a number of events depends on others. */
export const PoissonRequest = z.object({
  type: z.literal('poisson'),
  y: z.string().meta({ description: 'The column of counts.' }),
  x: predictors,
  exposure: z
    .string()
    .optional()
    .meta({ description: 'A column that the count grows with in proportion: days, visitors.' }),
  errors: LikelihoodErrors,
  ...{ categorical, interactions, level, predict: places },
})
export type PoissonRequest = z.output<typeof PoissonRequest>

const number = z.number().nullable()

/** One coefficient. Numbers that are not defined (a perfect fit has no t) are null. */
const Coefficient = z.object({
  term: z.string(),
  estimate: z.number(),
  se: number,
  /** t of a regression, z of the others. */
  statistic: number,
  p: number,
  ...{ low: number, high: number },
})
export type Coefficient = z.infer<typeof Coefficient>

/** Which value of a column of groups the others are held against: its commonest. */
const Reference = z.object({ column: z.string(), level: Scalar })

const Prediction = z.object({
  fit: z.number(),
  /** Of the mean of all rows like this. */
  ...{ low: number, high: number },
  /** Of one row like this. */
  ...{ rowLow: number, rowHigh: number },
})
export type Prediction = z.infer<typeof Prediction>

const Test = z.object({ statistic: z.number(), df: z.int(), p: z.number() })

const FTest = z.object({ statistic: number, df1: z.int(), df2: z.int(), p: number })
export type FTest = z.infer<typeof FTest>

export const RegressionAnswer = z.object({
  type: z.literal('regression'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    df: z.int(),
    coefficients: z.array(Coefficient.extend({ robustSe: number, vif: number })),
    references: z.array(Reference),
    /** Terms left out because they are sums of others. */
    dropped: z.array(z.string()),
    ...{ r2: number, adjustedR2: number, residualSd: z.number() },
    f: FTest,
    /** The same question with the robust errors that were asked for (Wald). */
    robustF: FTest.nullable(),
    /** Ramsey's test: whether squares and cubes of the fitted values explain more. */
    reset: FTest.nullable(),
    ...{ sumOfSquares: z.object({ explained: z.number(), residual: z.number() }) },
    /** With k coefficients: -2 logLikelihood + 2 k, and + ln(n) k, as statsmodels counts; R counts the variance too (k + 1). */
    ...{ logLikelihood: number, aic: number, bic: number },
    conditionNumber: z.number(),
    /** Koenker's studentised form; the null is even scatter. */
    breuschPagan: Test.nullable(),
    durbinWatson: number,
    predictions: z.array(Prediction),
    influential: z.array(
      z.object({ row: z.int(), leverage: z.number(), cook: z.number(), fitted: z.number(), studentized: number }),
    ),
  }),
})
export type RegressionAnswer = z.infer<typeof RegressionAnswer>

const deviance = { logLikelihood: z.number(), nullLogLikelihood: z.number(), aic: z.number(), bic: z.number() }

export const LogisticAnswer = z.object({
  type: z.literal('logistic'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    /** The value whose odds are told, the other, and the share of rows with it. */
    ...{ outcome: Scalar, reference: Scalar, outcomeShare: z.number() },
    coefficients: z.array(Coefficient.extend({ oddsRatio: z.number(), oddsLow: number, oddsHigh: number })),
    ...{ references: z.array(Reference), dropped: z.array(z.string()) },
    /** McFadden's. */
    pseudoR2: z.number(),
    ...deviance,
    /** Against no predictors at all. */
    likelihoodRatio: Test,
    /** The same question with the robust errors that were asked for. */
    wald: Test.nullable(),
    /** Chance that of two rows with different outcomes the higher odds are right. */
    auc: z.number(),
    /** At one half: rows, and what was foretold of them. */
    confusion: z.object({
      ...{ truePositive: z.int(), falsePositive: z.int(), falseNegative: z.int(), trueNegative: z.int() },
      accuracy: z.number(),
    }),
    ...{ isSeparated: z.boolean(), hasConverged: z.boolean(), iterations: z.int() },
    predictions: z.array(z.object({ probability: z.number(), low: number, high: number })),
  }),
})
export type LogisticAnswer = z.infer<typeof LogisticAnswer>

export const PoissonAnswer = z.object({
  type: z.literal('poisson'),
  ...analysisFrame,
  result: z.object({
    n: z.int(),
    coefficients: z.array(Coefficient.extend({ rateRatio: z.number(), rateLow: number, rateHigh: number })),
    ...{ references: z.array(Reference), dropped: z.array(z.string()) },
    ...deviance,
    ...{ deviance: z.number(), pearson: z.number(), df: z.int(), pseudoR2: z.number() },
    /** Pearson's statistic over its degrees of freedom: 1 where the counts scatter as Poisson says. */
    dispersion: z.number(),
    likelihoodRatio: Test,
    /** The same question with the robust errors that were asked for. */
    wald: Test.nullable(),
    ...{ hasConverged: z.boolean(), iterations: z.int() },
    predictions: z.array(z.object({ rate: z.number(), low: number, high: number })),
  }),
})
export type PoissonAnswer = z.infer<typeof PoissonAnswer>
