import type { CohortAnswer, CohortRequest } from '../../../contract/analysis/customers.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Expression, Relation } from '../../../contract/relation.ts'
import { epochMs, isWhole, nextPeriod, periodLabel, periodText } from '../../chart/period.ts'
import { aggregate, call, column, derive } from '../../relation/build.ts'
import { columnOf, timeOrYears, tooFew } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { cohortFrame } from './cohortFrame.ts'

const CELLS_MAX = 20_000
const COHORTS_MAX = 60

/**
 * Customers by the period they first appear in, and how many of each such cohort are active in the periods after. A
 * period that the data do not reach the end of is left out. Exact: the engine counts the customers.
 */
export function* cohort(request: CohortRequest, input: MethodInput): Steps<CohortAnswer> {
  const customer = columnOf(input, request.customer, '/customer')
  const { time, isYears } = timeOrYears(input, request.time, '/time')
  const needed = [customer.id, time.id]
  if (isYears && request.unit !== 'year') needsYears(time)
  const period: Expression = isYears
    ? call('makeDate', column(time.id), one, one)
    : { kind: 'truncate', unit: request.unit, arg: column(time.id) }
  const rows = complete(input.rows, needed)
  const [counted, table] = yield [
    { relation: countComplete(input.rows, needed) },
    { relation: cellsOf(rows, customer.id, period), maxRows: CELLS_MAX },
  ]
  const last = isYears ? `${String(time.profile.max).padStart(4, '0')}-12-31` : time.profile.max
  const cells = Array.from({ length: table?.rowCount ?? 0 }, (_, r) => ({
    first: dateOf(table?.data[0]?.[r]),
    active: dateOf(table?.data[1]?.[r]),
    customers: Number(table?.data[2]?.[r] ?? 0),
  })).filter(({ active }) => isWhole(active, request.unit, last))
  const starts = [...new Set(cells.map(({ first }) => first))].sort()
  if (starts.length < 2) tooFew('customers who first appear in at least two whole periods')
  const periods = periodsBetween(
    starts[0] ?? '',
    cells
      .map(({ active }) => active)
      .sort()
      .at(-1) ?? '',
    request.unit,
  )
  const shown = starts.slice(-COHORTS_MAX)
  const cohorts = shown.map(start => {
    const own = new Map(cells.filter(({ first }) => first === start).map(cell => [cell.active, cell.customers]))
    const after = periods.slice(periods.indexOf(start))
    return { start, size: own.get(start) ?? 0, active: after.map(at => own.get(at) ?? 0) }
  })
  const longest = Math.max(...cohorts.map(({ active }) => active.length))
  const result = {
    cohorts: cohorts.map(one => ({ ...one, active: Array.from({ length: longest }, (_, k) => one.active[k] ?? null) })),
    retention: Array.from({ length: longest }, (_, k) => retained(cohorts, k)),
  }
  const labels = shown.map(start => periodLabel(start, request.unit))
  return { ...cohortFrame(result, { labels, unit: request.unit }), ...readComplete(counted), result }
}

const one: Expression = { kind: 'literal', value: 1, type: 'integer' }

function needsYears({ name }: Column): never {
  const detail = `"${name}" holds whole years: the period is to be "year".`
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/unit', detail }] })
}

/** How many customers of each first period are active in each period. */
function cellsOf(rows: Relation, customer: string, period: Expression): Relation {
  const active = aggregate(
    rows,
    [
      { as: 'customer', value: column(customer) },
      { as: 'period', value: period },
    ],
    [],
  )
  const window = {
    fn: 'first' as const,
    arg: column('period'),
    partitionBy: [column('customer')],
    orderBy: [{ by: column('period'), direction: 'asc' as const }],
  }
  const begun: Relation = { op: 'window', input: active, columns: [{ as: 'begun', value: window }] }
  return aggregate(
    derive(begun, []),
    [
      { as: 'first', value: column('begun') },
      { as: 'active', value: column('period') },
    ],
    [{ as: 'customers', value: { fn: 'count' } }],
  )
}

const dateOf = (value: unknown) => String(value ?? '').slice(0, 10)

function periodsBetween(from: string, to: string, unit: CohortRequest['unit']): string[] {
  const periods: string[] = []
  for (let at = epochMs(from); at <= epochMs(to); at = nextPeriod(at, unit)) periods.push(periodText(at, unit))
  return periods
}

/** Of the members of all cohorts that are old enough. */
function retained(cohorts: readonly { size: number; active: readonly number[] }[], k: number): number | null {
  const old = cohorts.filter(({ active }) => active.length > k)
  const members = old.reduce((sum, { size }) => sum + size, 0)
  return members === 0 ? null : old.reduce((sum, { active }) => sum + (active[k] ?? 0), 0) / members
}
