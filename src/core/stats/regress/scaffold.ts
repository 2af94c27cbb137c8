import type { Column } from '../../../contract/column.ts'
import { tooFew } from '../columns.ts'
import { double } from '../figures.ts'
import { crossProducts } from '../linear/crossProducts.ts'
import { times } from '../linear/symmetric.ts'
import { multiply, rounded, type Twofold, twofold } from '../linear/twofold.ts'
import { columnOfDoubles } from '../linear/twofoldColumns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { normalQuantile, normalTwoSided } from '../special/normal.ts'
import { scoresOf } from './basis.ts'
import type { Predictors } from './design.ts'
import { type Fit, fitOf } from './fit.ts'
import type { Maximum } from './newton.ts'
import { orthonormal } from './orthonormal.ts'
import { linearAt, type Place, termsAt } from './predict.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type ReadRows, readRows, rowsAsk, termColumn } from './readRows.ts'
import { engineProducts } from './sums.ts'
import { labelOf, termExpression } from './terms.ts'

/** What a likelihood is maximised on: the design made orthonormal, of all rows and of those that were read. */
export interface Scaffold {
  prepared: Prepared
  read: ReadRows
  /** Only some rows were read: the likelihood is that of all, summed in the engine. */
  isLarge: boolean
  /** Of all rows. */
  fit: Fit
  k: number
  /** Of the rows that were read; the same unless they are some. */
  rows: { fit: Fit; Q: Float64Array; k: number }
}

/** Rows that the maximum of more is looked for among first. */
const SAMPLE = 20_000
/** In the place of a response, which a likelihood has no need of among its cross products. */
const NOTHING = double(0)

interface Request extends Predictors {
  y: string
  predict: readonly { values: Place }[]
  level: number
}

interface Wanted {
  input: MethodInput
  numbers: readonly Column[]
  groups: readonly Column[]
  /** More complete rows than this are not read. */
  rowsRead: number
}

/** Reads the rows (all up to `rowsRead`, else a sample to begin with) with these columns besides those that explain. @throws DomainError invalid_plan */
export function* scaffold(request: Request, { input, numbers, groups, rowsRead }: Wanted): Steps<Scaffold> {
  const prepared = yield* prepare(request, { input, others: numbers })
  const { terms, n, rows } = prepared
  if (n < terms.length + 2) tooFew(`at least ${terms.length + 2} complete rows, and there are ${n}`)
  const isLarge = n > rowsRead
  const wanted = {
    numbers: prepared.numbers,
    groups: [...new Set([...prepared.of.groups, ...groups])],
    limit: isLarge ? SAMPLE : null,
  }
  const [table] = yield [rowsAsk(rows, { ...wanted, n })]
  const read = readRows(table, wanted)
  const nothing = columnOfDoubles(new Float64Array(read.n))
  const { products, columns } = crossProducts([...terms.map(term => termColumn(term, read)), nothing], true)
  const ofRows = fitOf(products, terms)
  const centres = products.means.map(rounded)
  const columnsOfAll = [...terms.map(termExpression), NOTHING]
  const all = isLarge ? yield* engineProducts(rows, { columns: columnsOfAll, centres, hasIntercept: true }) : null
  const fit = all ? fitOf(all, terms) : ofRows
  return {
    ...{ prepared, read, isLarge, fit, k: fit.least.coefficients.length },
    rows: { fit: ofRows, Q: orthonormal(ofRows, columns), k: ofRows.least.coefficients.length },
  }
}

/** The scores at which every one of `n` rows has the same mean. */
export function startAt({ n, k }: { n: number; k: number }, eta: number): Float64Array {
  const start = new Float64Array(k)
  start[0] = eta * Math.sqrt(n)
  return start
}

/** The scores on all rows at which their linear sums are those that were found for the rows that were read. */
export function carriedOver({ fit, rows }: Scaffold, found: Pick<Maximum, 'scores'>): Float64Array {
  const exact = [...found.scores].map(twofold)
  const [atZero = 0, ...slopes] = rows.fit.exactSpread.map(row => sumOf(row, exact))
  const slopeOf = new Map(rows.fit.terms.map((term, i) => [term, slopes[i] ?? 0]))
  const own = fit.terms.map(term => slopeOf.get(term) ?? 0)
  const atMean = own.reduce((sum, slope, i) => sum + slope * (fit.centres[i] ?? 0), atZero)
  return Float64Array.from(scoresOf(fit, [atMean, ...own]))
}

/** The linear sums of the rows that were read, without an offset. */
export function etaOfRead({ fit, read }: Scaffold, { scores }: Pick<Maximum, 'scores'>): Float64Array {
  const slopes = times(fit.least.spread, [...scores].map(twofold)).map(rounded)
  const eta = new Float64Array(read.n).fill(slopes[0] ?? 0)
  fit.terms.forEach((term, j) => {
    const { hi } = termColumn(term, read)
    const slope = slopes[j + 1] ?? 0
    const centre = fit.centres[j] ?? 0
    for (let i = 0; i < eta.length; i++) eta[i] = (eta[i] ?? 0) + slope * ((hi[i] ?? 0) - centre)
  })
  return eta
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
export function estimates({ fit }: Scaffold, { scores, inverseFactor }: Maximum, level: number): Estimate[] {
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
  { scores, inverseFactor }: Maximum,
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
  { scores, inverseFactor, z }: Pick<Maximum, 'scores' | 'inverseFactor'> & { z: number },
): { eta: number; low: number | null; high: number | null } {
  const eta = weights.reduce((sum, weight, j) => sum + weight * (scores[j] ?? 0), 0)
  const se = errorOf(weights, inverseFactor)
  return { eta, low: se === null ? null : eta - z * se, high: se === null ? null : eta + z * se }
}
