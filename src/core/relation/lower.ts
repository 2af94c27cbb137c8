import type { Filter, QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Named, Relation, Scan, SortKey } from '../../contract/relation.ts'
import { column, filter, limit, project, sort } from './build.ts'
import { calculate } from './calculate.ts'
import { checkPlan } from './check.ts'
import { predicateOf } from './predicate.ts'
import { HAVING } from './reserved.ts'
import type { Schema } from './schema.ts'
import { schemaOf } from './schema.ts'
import { keepTops } from './top.ts'
import { aggregateOf, dimensionOf } from './values.ts'

/** Seed of every sample, so that the same plan draws the same rows. */
const SAMPLE_SEED = 20_240_229

/**
 * A plan as a relation: scan, filters, sample, groups, leading groups, order, page. What each step means is written in
 * docs/query-plan.md.
 * @throws DomainError invalid_plan with a pointer for everything that is wrong
 */
export function lower(plan: QueryPlan, scan: Scan): Relation {
  const schema = schemaOf(scan)
  const errors = checkPlan(plan, schema)
  if (errors[0] !== undefined) throw new DomainError('invalid_plan', errors[0].detail, { errors })
  const rows = rowsOf(plan, scan)
  return plan.columns === undefined ? grouped(plan, rows, schema) : listed(plan, plan.columns, rows, schema)
}

/** The rows a plan computes with: those its filter lets through, or a sample of them. The plan has been checked. */
export function rowsOf(plan: Pick<QueryPlan, 'filter' | 'sample'>, scan: Scan): Relation {
  const rows = narrow(scan, plan.filter, 'filter')
  return plan.sample === undefined ? rows : { op: 'sample', input: rows, rows: plan.sample, seed: SAMPLE_SEED }
}

/** Keeps the rows of a filter, one step a condition, so that the bill can name each. */
export function narrow(input: Relation, condition: Filter | undefined, reason: string): Relation {
  if (condition === undefined) return input
  const schema = schemaOf(input)
  const steps = condition.op === 'and' ? condition.of : [condition]
  return steps.reduce<Relation>((rows, step) => {
    const predicate = predicateOf(step, schema, '', refuse)
    const column = onlyColumn(step)
    return filter(rows, predicate, column === null ? { reason } : { reason, column })
  }, input)
}

function grouped(plan: QueryPlan, rows: Relation, schema: Schema): Relation {
  const groups = groupsOf(plan, rows, schema)
  const kept = plan.having === undefined ? groups : having(groups, plan.having)
  const names = [...plan.dimensions, ...plan.measures].map(c => c.as)
  return limit(sort(kept, order(plan, names)), plan.limit, plan.offset)
}

/** The groups of a plan with their calculations, before any is left out by `having` or the page. */
export function groupsOf(plan: QueryPlan, rows: Relation, schema: Schema): Relation {
  const groups = plan.dimensions.map(d => called(d.as, dimensionOf(d), d.column, schema))
  const measures = plan.measures.map(m => called(m.as, aggregateOf(m), m.column, schema))
  return calculate(keepTops(rows, groups, measures, plan.tops), plan)
}

function having(groups: Relation, condition: Filter): Relation {
  return filter(groups, predicateOf(condition, schemaOf(groups), '/having', refuse), { reason: HAVING })
}

function listed(plan: QueryPlan, columns: readonly string[], rows: Relation, schema: Schema): Relation {
  const ids = [...new Set(['_row', ...columns])]
  const page = limit(sort(rows, order(plan, ['_row'])), plan.limit, plan.offset)
  return project(
    page,
    ids.map(id => called(id, column(id), id, schema)),
  )
}

/** The asked order, then the rest of `names`, so that no tie is left to chance. */
function order(plan: QueryPlan, names: readonly string[]): SortKey[] {
  const asked = new Set(plan.sort.map(key => key.by))
  return [
    ...plan.sort.map(({ by, direction }) => ({ by: column(by), direction })),
    ...names.filter(name => !asked.has(name)).map(name => ({ by: column(name), direction: 'asc' as const })),
  ]
}

function called<T>(as: string, value: T, columnId: string | undefined, schema: Schema): Named<T> {
  const name = columnId === undefined ? undefined : schema.get(columnId)?.name
  return name === undefined ? { as, value } : { as, value, name }
}

/** The one column a condition speaks of; null when there are several. */
function onlyColumn(condition: Filter): string | null {
  switch (condition.op) {
    case 'not':
      return onlyColumn(condition.of)
    case 'and':
    case 'or': {
      const [first = null, ...rest] = condition.of.map(onlyColumn)
      return rest.every(column => column === first) ? first : null
    }
    default:
      return condition.column
  }
}

function refuse(pointer: string, detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
