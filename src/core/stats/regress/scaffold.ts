import type { Column } from '../../../contract/column.ts'
import { tooFew } from '../columns.ts'
import { crossProducts } from '../linear/crossProducts.ts'
import { multiply, rounded, type Twofold, twofold } from '../linear/twofold.ts'
import { columnOfDoubles } from '../linear/twofoldColumns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { normalQuantile, normalTwoSided } from '../special/normal.ts'
import type { Predictors } from './design.ts'
import { type Fit, fitOf } from './fit.ts'
import type { Maximised } from './irls.ts'
import { orthonormal } from './orthonormal.ts'
import { linearAt, type Place, termsAt } from './predict.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type ReadRows, ROWS_READ, readRows, rowsAsk, termColumn } from './readRows.ts'
import { labelOf } from './terms.ts'

/** What a likelihood is maximised on: the rows that were read, and their design made orthonormal. */
export interface Scaffold {
  prepared: Prepared
  read: ReadRows
  isSample: boolean
  fit: Fit
  Q: Float64Array
  k: number
}

interface Request extends Predictors {
  y: string
  predict: readonly { values: Place }[]
  level: number
}

/** Reads the rows (at most 100,000, else a sample) with these columns besides those that explain. @throws DomainError invalid_plan */
export function* scaffold(
  request: Request,
  { input, numbers, groups }: { input: MethodInput; numbers: readonly Column[]; groups: readonly Column[] },
): Steps<Scaffold> {
  const prepared = yield* prepare(request, { input, others: numbers })
  const { terms, n, rows } = prepared
  if (n < terms.length + 2) tooFew(`at least ${terms.length + 2} complete rows, and there are ${n}`)
  const isSample = n > ROWS_READ
  const wanted = {
    numbers: prepared.numbers,
    groups: [...new Set([...prepared.of.groups, ...groups])],
    limit: isSample ? ROWS_READ : null,
  }
  const [table] = yield [rowsAsk(rows, { ...wanted, n })]
  const read = readRows(table, wanted)
  const nothing = columnOfDoubles(new Float64Array(read.n))
  const { products, columns } = crossProducts([...terms.map(term => termColumn(term, read)), nothing], true)
  const fit = fitOf(products, terms)
  return { prepared, read, isSample, fit, Q: orthonormal(fit, columns), k: fit.least.coefficients.length }
}

/** The scores at which every row has the same mean. */
export function startAt({ read, k }: Scaffold, eta: number): Float64Array {
  const start = new Float64Array(k)
  start[0] = eta * Math.sqrt(read.n)
  return start
}

export interface Estimate {
  term: string
  estimate: number
  se: number | null
  statistic: number | null
  p: number | null
  low: number | null
  high: number | null
}

/** Coefficients with Wald's tests and intervals. */
export function estimates({ fit }: Scaffold, { scores, inverseFactor }: Maximised, level: number): Estimate[] {
  const z = normalQuantile((1 + level) / 2)
  const exact = [...scores].map(twofold)
  return fit.exactSpread.map((row, j): Estimate => {
    const term = fit.terms[j - 1]
    const estimate = sumOf(row, exact)
    const se = errorOf(row.map(rounded), inverseFactor)
    const told = { term: term ? labelOf(term) : '', estimate, se }
    if (se === null || !(se > 0)) return { ...told, statistic: null, p: null, low: null, high: null }
    const statistic = estimate / se
    return { ...told, statistic, p: normalTwoSided(statistic), low: estimate - z * se, high: estimate + z * se }
  })
}

function sumOf(row: readonly Twofold[], scores: readonly Twofold[]): number {
  return row.reduce((sum, value, j) => sum + rounded(multiply(value, scores[j] ?? twofold(0))), 0)
}

/** The standard error of a sum of scores. */
function errorOf(row: readonly number[], inverseFactor: readonly (readonly number[])[]): number | null {
  if (inverseFactor.length === 0) return null
  return Math.hypot(...inverseFactor.map(lower => lower.reduce((sum, value, j) => sum + value * (row[j] ?? 0), 0)))
}

/** Linear sums at the places that were asked for, with their intervals. */
export function linearAtPlaces(
  { fit, prepared }: Scaffold,
  { scores, inverseFactor }: Maximised,
  { predict, level }: Pick<Request, 'predict' | 'level'>,
): { eta: number; low: number | null; high: number | null }[] {
  const z = normalQuantile((1 + level) / 2)
  return predict.map(({ values }) => {
    const terms = termsAt(fit.terms, { place: values, levels: prepared.levels })
    return etaAt(linearAt(fit, terms).scores, { scores, inverseFactor, z })
  })
}

/** A linear sum out of how it weighs the scores. */
export function etaAt(
  weights: readonly number[],
  { scores, inverseFactor, z }: Pick<Maximised, 'scores' | 'inverseFactor'> & { z: number },
): { eta: number; low: number | null; high: number | null } {
  const eta = weights.reduce((sum, weight, j) => sum + weight * (scores[j] ?? 0), 0)
  const se = errorOf(weights, inverseFactor)
  return { eta, low: se === null ? null : eta - z * se, high: se === null ? null : eta + z * se }
}
