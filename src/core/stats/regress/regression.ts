import type { RegressionAnswer, RegressionRequest } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import { numberColumn, tooFew } from '../columns.ts'
import { crossProducts } from '../linear/crossProducts.ts'
import { rounded } from '../linear/twofold.ts'
import type { MethodInput, Steps } from '../method.ts'
import { robustScoresOfAll } from './engineRobust.ts'
import { fitOf } from './fit.ts'
import { type Prepared, prepare } from './prepare.ts'
import { ROWS_READ, readRows, rowsAsk, termColumn } from './readRows.ts'
import { answerOf } from './regressionAnswer.ts'
import { engineProducts } from './sums.ts'
import { type Term, termExpression } from './terms.ts'

/** Rows that the residuals are looked at of, when there are too many to read. */
const SAMPLE = 20_000

/**
 * Linear regression: least squares over all rows. Up to 100,000 of them are read and fitted in twice the precision;
 * beyond that the engine makes the cross products in one pass, and only what is said of single rows is of a sample.
 * Rows with a missing cell are left out and counted.
 *
 * @param rowsRead  more complete rows than this are not read
 * @throws DomainError invalid_plan for a column that cannot be counted with, or too few rows
 * Source: Seber & Lee (2003), Linear Regression Analysis, ch. 3, 5, 10, 11.
 */
export function* regression(
  request: RegressionRequest,
  input: MethodInput,
  rowsRead: number = ROWS_READ,
): Steps<RegressionAnswer> {
  const y = numberColumn(input, request.y, '/y')
  if (request.degree > 1 && request.x.length > 1) refuse('A curve needs exactly one column that explains.')
  const prepared = yield* prepare(request, { input, others: [y] })
  if (request.degree > 1 && prepared.of.groups.length > 0) refuse('A curve needs a column of numbers that explains.')
  const { n, terms, rows } = prepared
  checkCount(prepared, request.intercept)
  const response: Term = { kind: 'number', column: y }
  const isLarge = n > rowsRead
  const wanted = { numbers: prepared.numbers, groups: prepared.of.groups, limit: isLarge ? SAMPLE : null }
  const hasIntercept = request.intercept
  const [table] = yield [rowsAsk(rows, { ...wanted, n })]
  const read = readRows(table, wanted)
  const all = [...terms, response]
  const centred = crossProducts(
    all.map(term => termColumn(term, read)),
    hasIntercept,
  )
  const ofRows = fitOf(centred.products, terms)
  const centres = centred.products.means.map(rounded)
  const whole = isLarge
    ? yield* engineProducts(rows, { columns: all.map(termExpression), centres, hasIntercept })
    : null
  const fit = whole ? fitOf(whole, terms) : ofRows
  checkVaries(y, fit.least.total)
  const kind = request.errors
  const robustOfAll =
    isLarge && kind !== 'classical' && !fit.isPerfect
      ? yield* robustScoresOfAll(rows, { fit, response: termExpression(response), kind })
      : null
  const ofRead = { fit: ofRows, columns: centred.columns, read }
  return answerOf({ ...{ request, y, prepared, fit, isLarge, robustOfAll }, rows: ofRead })
}

function checkCount({ n, terms }: Prepared, hasIntercept: boolean): void {
  const needed = terms.length + (hasIntercept ? 1 : 0) + 1
  if (n < needed) tooFew(`at least ${needed} complete rows for ${needed - 1} coefficients, and there are ${n}`)
}

function checkVaries(y: Column, total: number): void {
  if (!(total > 0)) refuse(`"${y.name}" is the same in every row: there is nothing to explain.`)
}

function refuse(detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/x', detail }] })
}
