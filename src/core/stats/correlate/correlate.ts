import type { CorrelateAnswer, CorrelateRequest, Correlation } from '../../../contract/analysis/correlate.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import { columnOf, tooFew } from '../columns.ts'
import { benjaminiHochberg, holm } from '../corrected.ts'
import { isNumeric } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { countComplete, readComplete } from '../rows.ts'
import { correlationInterval, correlationP } from './association.ts'
import { correlateAnswer } from './correlateAnswer.ts'
import { cramersVOf, etasOf } from './mixedPairs.ts'
import { pearsonMatrix } from './pearsonMatrix.ts'
import { rankMatrix } from './rankMatrix.ts'

const COLUMNS_MAX = 40
const GROUPS_MAX = 200

/**
 * How columns hang together, pair by pair, with n, p, intervals and p-values corrected for their number. Pearson's is
 * exact over all rows; correlations of ranks are of at most 100,000.
 */
export function* correlate(request: CorrelateRequest, input: MethodInput): Steps<CorrelateAnswer> {
  const columns = chosen(request, input)
  const pairs = withCorrections([...(yield* ofNumbers(request, input, columns)), ...(yield* ofGroups(input, columns))])
  const ids = columns.length === 2 ? columns.map(({ id }) => id) : []
  const [counted] = yield [{ relation: countComplete(input.rows, ids) }]
  const { n, nulls } = readComplete(counted)
  if (pairs.every(pair => pair.n < 3)) tooFew('at least three rows where both columns have a value')
  return correlateAnswer({ request, columns, pairs, n, nulls })
}

function chosen(request: CorrelateRequest, input: MethodInput): Column[] {
  const columns =
    request.columns === null
      ? [...input.columns.values()].filter(of => isNumeric(of) && of.role === 'measure').slice(0, COLUMNS_MAX)
      : [...new Set(request.columns)].map((id, i) => suitable(columnOf(input, id, `/columns/${i}`), i))
  if (columns.length < 2) throw new DomainError('invalid_plan', 'A correlation needs at least two columns.')
  return columns
}

function suitable(column: Column, i: number): Column {
  const isGroup = (column.type === 'text' || column.type === 'boolean') && column.profile.distinct <= GROUPS_MAX
  if (isNumeric(column) || isGroup) return column
  const detail = `"${column.name}" holds neither numbers nor at most ${GROUPS_MAX} groups.`
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: `/columns/${i}`, detail }] })
}

type Plain = Omit<Correlation, 'pHolm' | 'pFdr'>

function* ofNumbers(request: CorrelateRequest, input: MethodInput, columns: readonly Column[]): Steps<Plain[]> {
  const numbers = columns.filter(isNumeric)
  const { method, confidence } = request
  if (numbers.length < 2) return []
  const found =
    method === 'pearson'
      ? (yield* pearsonMatrix(input.rows, numbers)).map(pair => ({ ...pair, p: null }))
      : yield* rankMatrix(input.rows, numbers, method)
  return numbers.flatMap((second, i) =>
    numbers.slice(0, i).map((first, j): Plain => {
      const { n, r, p } = found[(i * (i - 1)) / 2 + j] ?? { n: 0, r: null, p: null }
      const own = method === 'kendall' ? p : r === null ? null : correlationP(r, n)
      const interval = r === null ? null : correlationInterval(r, { n, method, confidence })
      return { first: first.id, second: second.id, measure: method, n, value: r, p: own, interval }
    }),
  )
}

function* ofGroups(input: MethodInput, columns: readonly Column[]): Steps<Plain[]> {
  const numbers = columns.filter(isNumeric)
  const groups = columns.filter(column => !isNumeric(column))
  const pairs: Plain[] = []
  for (const [i, group] of groups.entries()) {
    const etas = numbers.length === 0 ? [] : yield* etasOf(input.rows, group, numbers)
    for (const [k, linked] of etas.entries())
      pairs.push({ first: group.id, second: numbers[k]?.id ?? '', measure: 'eta', ...linked, interval: null })
    for (const other of groups.slice(0, i)) {
      const linked = yield* cramersVOf(input.rows, other, group)
      pairs.push({ first: other.id, second: group.id, measure: 'cramersV', ...linked, interval: null })
    }
  }
  return pairs
}

function withCorrections(pairs: readonly Plain[]): Correlation[] {
  const tested = pairs.flatMap(({ p }) => (p === null ? [] : [p]))
  const [strict, shared] = [holm(tested), benjaminiHochberg(tested)]
  let next = 0
  return pairs.map(pair => {
    const place = pair.p === null ? null : next++
    return {
      ...pair,
      pHolm: place === null ? null : (strict[place] ?? null),
      pFdr: place === null ? null : (shared[place] ?? null),
    }
  })
}
