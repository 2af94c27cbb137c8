import type { DescribeAnswer, DescribedNumbers, DescribedValues } from '../../../contract/analysis/describe.ts'
import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import type { Column } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import { pText } from '../regress/pText.ts'
import { describeTables } from './describeTables.ts'

const REMARKS_MAX = 8

interface Described {
  rows: number
  /** Rows that values were put in order of, when not all of them were. */
  orderedRows: number | null
  testedRows: number
  numbers: readonly DescribedNumbers[]
  values: readonly DescribedValues[]
  columns: readonly Column[]
  confidence: number
  pictures: AnalysisPicture[]
}

/** The description of columns as every analysis is told. */
export function describeAnswer(of: Described): DescribeAnswer {
  const { rows, orderedRows, testedRows, numbers, values, columns } = of
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? id
  return {
    type: 'describe',
    n: rows,
    nulls: 0,
    answer: sentenceOf(of, nameOf),
    remarks: remarksOf(of, nameOf).slice(0, REMARKS_MAX),
    assumptions: [],
    warnings: [
      ...(orderedRows === null ? [] : [{ code: 'analysis.describe.sampledOrder', params: { rows: orderedRows } }]),
      ...(numbers.length > 0 && testedRows < rows
        ? [{ code: 'analysis.describe.sampledTest', params: { rows: testedRows } }]
        : []),
    ],
    method: {
      name: { code: 'analysis.describe.method', params: {} },
      sources: [
        'Hyndman & Fan (1996), The American Statistician 50, 361-365 (quantiles, type 7)',
        'Joanes & Gill (1998), The Statistician 47, 183-189 (skewness and kurtosis)',
        'Royston (1995), Applied Statistics 44, 547-551 (Shapiro-Wilk)',
        "D'Agostino, Belanger & D'Agostino (1990), The American Statistician 44, 316-321",
        'Jarque & Bera (1980), Economics Letters 6, 255-259',
      ],
      ...(orderedRows === null
        ? { exactness: 'exact' as const, sampledRows: null, seed: null }
        : { exactness: 'sample' as const, sampledRows: orderedRows, seed: 42 }),
    },
    tables: describeTables(numbers, values, columns),
    pictures: of.pictures,
    result: { numbers: [...numbers], values: [...values] },
  }
}

type NameOf = (id: string) => string

function sentenceOf({ rows, numbers, values, columns }: Described, nameOf: NameOf): Message {
  const [number] = numbers
  const [value] = values
  if (columns.length > 1 || (!number && !value))
    return {
      code: 'analysis.describe.answerMany',
      params: { columns: columns.length, rows, numbers: numbers.length, values: values.length },
    }
  if (value) {
    const { n, distinct, top, topCount } = value
    const params = { column: nameOf(value.column), n, distinct, top, share: n === 0 ? 0 : topCount / n }
    return { code: n === 0 ? 'analysis.describe.answerNothing' : 'analysis.describe.answerValues', params }
  }
  return numberSentence(number, nameOf)
}

function numberSentence(number: DescribedNumbers | undefined, nameOf: NameOf): Message {
  const column = nameOf(number?.column ?? '')
  if (!number || number.n === 0) return { code: 'analysis.describe.answerNothing', params: { column } }
  const { mean, min, max } = number
  const { p25, p50, p75 } = number.quantiles
  if (min === max) return { code: 'analysis.describe.answerConstant', params: { column, mean } }
  return { code: 'analysis.describe.answerOne', params: { column, p25, p75, mean, median: p50 } }
}

function remarksOf(of: Described, nameOf: NameOf): Message[] {
  const { rows, numbers, values, columns, confidence } = of
  const isOne = columns.length === 1
  const missing = [...numbers, ...values]
    .filter(({ nulls }) => nulls > 0)
    .sort((a, b) => b.nulls - a.nulls)
    .map(({ column, nulls }) => ({
      code: 'analysis.describe.missing',
      params: { column: nameOf(column), nulls, share: nulls / rows },
    }))
  const skewed = [...numbers]
    .filter(({ skewness, sd }) => Math.abs(skewness ?? 0) >= 1 && (sd ?? 0) > 0)
    .sort((a, b) => Math.abs(b.skewness ?? 0) - Math.abs(a.skewness ?? 0))
    .map(number => skewRemark(number, nameOf))
  const own = isOne ? numbers.flatMap(number => ownRemarks(number, nameOf(number.column), confidence)) : []
  return [...own, ...skewed.slice(0, 4), ...missing.slice(0, 4)]
}

function skewRemark({ column, skewness, mean, quantiles }: DescribedNumbers, nameOf: NameOf): Message {
  return {
    code: (skewness ?? 0) > 0 ? 'analysis.describe.skewedUp' : 'analysis.describe.skewedDown',
    params: { column: nameOf(column), skewness, mean, median: quantiles.p50 },
  }
}

function ownRemarks(number: DescribedNumbers, column: string, confidence: number): Message[] {
  const { interval, outliers } = number
  const shapiro = number.normality.shapiroWilk
  const isNormal = (shapiro?.p ?? 0) >= 0.05
  return [
    ...(interval
      ? [{ code: 'analysis.describe.interval', params: { column, low: interval[0], high: interval[1], confidence } }]
      : []),
    ...(shapiro
      ? [
          {
            code: isNormal ? 'analysis.describe.normal' : 'analysis.describe.notNormal',
            params: { column, W: shapiro.statistic, p: pText(shapiro.p) },
          },
        ]
      : []),
    ...(outliers ? [{ code: 'analysis.describe.outliers', params: { column, outliers } }] : []),
  ]
}
