import type { CompareAnswer, CompareRequest } from '../../../contract/analysis/compare.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Relation } from '../../../contract/relation.ts'
import { call, column, filter } from '../../relation/build.ts'
import { literalFor } from '../../relation/literal.ts'
import { columnOf, numberColumn } from '../columns.ts'
import { isNumeric } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { compareCounts } from './compareCounts.ts'
import { compareGroups } from './compareGroups.ts'
import { comparePairs } from './comparePairs.ts'

/** Whether groups differ, by the test that suits the data or the one that is asked for. */
export function* compare(request: CompareRequest, input: MethodInput): Steps<CompareAnswer> {
  const value = columnOf(input, request.value, '/value')
  if (request.pair !== null) {
    const pair = numberColumn(input, request.pair, '/pair')
    return yield* comparePairs(request, input, [numberColumn(input, request.value, '/value'), pair])
  }
  if (request.group === null)
    throw new DomainError('invalid_plan', 'A comparison needs a column of groups or a second column of numbers.')
  const group = columnOf(input, request.group, '/group')
  if (group.id === value.id) throw new DomainError('invalid_plan', 'A column cannot be compared with itself.')
  const rows = ofLevels(input.rows, group, request.levels)
  const isCounted = request.test === 'chiSquare' || request.test === 'fisher'
  if (isCounted || !isNumeric(value)) return yield* compareCounts(request, rows, [value, group])
  return yield* compareGroups(request, rows, { value, group })
}

function ofLevels(rows: Relation, group: Column, levels: CompareRequest['levels']): Relation {
  if (levels === null) return rows
  const known = levels.flatMap(level => (level === null ? [] : (literalFor(group.type, level) ?? [])))
  if (known.length < 2) throw new DomainError('invalid_plan', `Those are no two groups of "${group.name}".`)
  return filter(rows, call('in', column(group.id), ...known), { reason: 'filter', column: group.id })
}
