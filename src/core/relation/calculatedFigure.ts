import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { column, filter, project } from './build.ts'
import { groupsOf, rowsOf } from './lower.ts'
import { predicateOf } from './predicate.ts'
import { schemaOf } from './schema.ts'

/**
 * The relation of a figure that is calculated from other groups: its own group among all of them, whatever `having` and
 * the page leave out. Null for a measure without a calculation, which its own rows explain.
 * @throws DomainError invalid_plan when the figure does not say which group it is of
 */
export function calculatedRelation({ plan, group, measure }: FigureRef, scan: Scan): Relation | null {
  const measured = plan.measures.find(m => m.as === measure)
  if (measured?.calculation === undefined) return null
  const missing = plan.dimensions.find(d => !Object.hasOwn(group, d.as))
  if (missing !== undefined) refuse('/group', `A calculated figure needs its value of "${missing.as}".`)
  const groups = groupsOf(plan, rowsOf(plan, scan), schemaOf(scan))
  const schema = schemaOf(groups)
  const conditions = plan.dimensions.map((d): Filter => {
    const value = group[d.as] ?? null
    return value === null ? { op: 'isNull', column: d.as } : { op: 'eq', column: d.as, value }
  })
  const own = predicateOf({ op: 'and', of: conditions }, schema, '/group', refuse)
  const name = schema.get(measure)?.name ?? measure
  return project(filter(groups, own, { reason: 'group' }), [{ as: measure, value: column(measure), name }])
}

function refuse(pointer: string, detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
