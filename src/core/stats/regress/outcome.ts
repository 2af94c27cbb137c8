import type { LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import { columnOf } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete } from '../rows.ts'
import { levelsRelation } from './design.ts'

/** A column of two values: the one whose odds are told, and the other. */
export interface Outcome {
  column: Column
  outcome: Scalar
  reference: Scalar
}

/**
 * The two values of the column among complete rows. Unless one is named the reference is what comes first: false, the
 * smaller number, the first in the alphabet ("no" before "yes").
 * @throws DomainError invalid_plan when there are not exactly two
 */
export function* outcomeOf(request: LogisticRequest, input: MethodInput): Steps<Outcome> {
  const column = columnOf(input, request.y, '/y')
  const rows = complete(input.rows, [request.y, ...request.x])
  const [table] = yield [{ relation: levelsRelation(rows, column), maxRows: 3 }]
  const values = [...(table?.data[0] ?? [])].sort(before)
  const [first, second] = values
  if (values.length !== 2 || first === undefined || second === undefined)
    refuse(
      `"${column.name}" needs exactly two different values, and has ${values.length > 2 ? 'more' : values.length}.`,
    )
  const { reference } = request
  if (reference === undefined) return { column, outcome: second, reference: first }
  const known = values.find(value => String(value) === String(reference))
  if (known === undefined) refuse(`"${column.name}" is never ${String(reference)}.`)
  return { column, outcome: known === first ? second : first, reference: known }
}

function before(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

function refuse(detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/y', detail }] })
}
