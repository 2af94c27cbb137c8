import type { OutliersAnswer, OutliersRequest } from '../../../contract/analysis/patterns.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Expression, Relation } from '../../../contract/relation.ts'
import { formatOfColumn } from '../../chart/format.ts'
import { aggregate, call, column, derive, filter, limit, project, sort } from '../../relation/build.ts'
import { numberColumn, tooFew } from '../columns.ts'
import { asDouble, double, figuresOf } from '../figures.ts'
import { whole } from '../formats.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { numberPart, tableOf, word } from '../tableParts.ts'

const LISTED = 200
const LEAST = 8
/** Makes the median absolute deviation of normal values their standard deviation. */
const NORMAL_MAD = 1.4826

/**
 * Values beyond Tukey's fences (1977, Exploratory Data Analysis) or further from the median than so many usual distances
 * (Iglewicz & Hoaglin 1993). Exact; the rows furthest out are listed.
 */
export function* outliers(request: OutliersRequest, input: MethodInput): Steps<OutliersAnswer> {
  const value = numberColumn(input, request.value, '/value')
  const rows = complete(input.rows, [value.id])
  const [counted, places] = yield [
    { relation: countComplete(input.rows, [value.id]) },
    { relation: placesOf(rows, value) },
  ]
  const { n, nulls } = readComplete(counted)
  if (n < LEAST) tooFew(`at least ${LEAST} values`)
  const at = figuresOf(places)
  const fences =
    request.method === 'iqr'
      ? tukey(at, request.factor ?? 1.5)
      : yield* fromMedian(rows, value, at('median') ?? 0, request.factor ?? 3.5)
  if (!(fences.high > fences.low)) tooFew('values that differ: more than half of them are the same')
  const outside = beyond(value, fences)
  const [sums, furthest] = yield [
    { relation: sumsOf(rows, value, outside) },
    { relation: listed(rows, value, { outside, fences }) },
  ]
  const result = resultOf(figuresOf(sums), fences, n)
  return { ...frameOf(result, { value, method: request.method, data: furthest?.data ?? [] }), n, nulls, result }
}

type Result = OutliersAnswer['result']

function resultOf(of: (name: string) => number | null, { low, high }: Fences, n: number): Result {
  const [below, above, sum] = ['below', 'above', 'sum'].map(name => of(name) ?? 0) as [number, number, number]
  return {
    ...{ low, high, below, above, share: (below + above) / n, sum },
    ...{ sumWithout: sum - (of('sumOut') ?? 0), mean: of('mean') ?? 0, meanWithout: of('meanIn') },
  }
}

interface About {
  value: Column
  method: OutliersRequest['method']
  /** Rows and values of those furthest out. */
  data: readonly (readonly Scalar[])[]
}

function frameOf(result: Result, { value, method, data }: About): Omit<OutliersAnswer, 'n' | 'nulls' | 'result'> {
  const { low, high, below, above, share, mean, meanWithout: without } = result
  const count = below + above
  const isTukey = method === 'iqr'
  const effect = { code: 'analysis.outliers.effect', params: { measure: value.name, mean, without } }
  return {
    type: 'outliers',
    answer: {
      code: count === 0 ? 'analysis.outliers.none' : 'analysis.outliers.answer',
      params: { measure: value.name, count, share, low, high },
    },
    remarks: count === 0 ? [] : [effect],
    assumptions: [{ text: word('analysis.outliers.rule'), state: 'unchecked', evidence: null }],
    warnings: [],
    method: {
      name: word(isTukey ? 'analysis.outliers.iqr' : 'analysis.outliers.mad'),
      sources: [isTukey ? tukeySource : madSource],
      ...{ exactness: 'exact', sampledRows: null, seed: null },
    },
    tables: [
      tableOf({
        id: 'furthest',
        title: word('analysis.outliers.table'),
        parts: [
          numberPart('row', word('analysis.outliers.row'), (data[0] ?? []).map(Number), whole),
          numberPart(
            'value',
            { code: 'analysis.column', params: { column: value.name } },
            (data[1] ?? []).map(Number),
            formatOfColumn(value),
          ),
        ],
      }),
    ],
    pictures: [],
  }
}

const tukeySource = 'Tukey (1977), Exploratory Data Analysis'
const madSource = 'Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers'

function placesOf(rows: Relation, value: Column): Relation {
  const arg = asDouble(value)
  const at = (as: string, p: number) => ({ as, value: { fn: 'quantile' as const, arg, p } })
  return aggregate(rows, [], [at('q1', 0.25), at('median', 0.5), at('q3', 0.75)])
}

interface Fences {
  low: number
  high: number
}

function tukey(at: (name: string) => number | null, factor: number): Fences {
  const [q1, q3] = [at('q1') ?? 0, at('q3') ?? 0]
  return { low: q1 - factor * (q3 - q1), high: q3 + factor * (q3 - q1) }
}

function* fromMedian(rows: Relation, value: Column, median: number, factor: number): Steps<Fences> {
  const off = call('abs', call('subtract', asDouble(value), double(median)))
  const [table] = yield [
    { relation: aggregate(rows, [], [{ as: 'mad', value: { fn: 'quantile', arg: off, p: 0.5 } }]) },
  ]
  const reach = factor * NORMAL_MAD * (figuresOf(table)('mad') ?? 0)
  return { low: median - reach, high: median + reach }
}

function beyond(value: Column, { low, high }: Fences): Expression {
  const x = asDouble(value)
  return call('or', call('lt', x, double(low)), call('gt', x, double(high)))
}

function sumsOf(rows: Relation, value: Column, outside: Expression): Relation {
  const arg = asDouble(value)
  const low = call('lt', arg, column('median'))
  const placed = derive(rows, [
    { as: 'median', value: double(Number(value.profile.quantiles?.p50 ?? value.profile.mean ?? 0)) },
  ])
  return aggregate(
    placed,
    [],
    [
      { as: 'sum', value: { fn: 'sum', arg } },
      { as: 'mean', value: { fn: 'mean', arg } },
      { as: 'sumOut', value: { fn: 'sum', arg, where: outside } },
      { as: 'meanIn', value: { fn: 'mean', arg, where: call('not', outside) } },
      { as: 'below', value: { fn: 'count', where: call('and', outside, low) } },
      { as: 'above', value: { fn: 'count', where: call('and', outside, call('not', low)) } },
    ],
  )
}

function listed(rows: Relation, value: Column, { outside, fences }: { outside: Expression; fences: Fences }): Relation {
  const middle = double((fences.low + fences.high) / 2)
  const far = derive(filter(rows, outside, { reason: 'filter' }), [
    { as: 'far', value: call('abs', call('subtract', asDouble(value), middle)) },
  ])
  const ordered = sort(far, [
    { by: column('far'), direction: 'desc' },
    { by: column('_row'), direction: 'asc' },
  ])
  return project(limit(ordered, LISTED, 0), [
    { as: 'row', value: column('_row') },
    { as: 'value', value: asDouble(value) },
  ])
}
