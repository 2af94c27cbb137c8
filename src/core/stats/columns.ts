import type { Column } from '../../contract/column.ts'
import { DomainError } from '../../contract/problem.ts'
import type { MethodInput } from './method.ts'

/** A column that a method needs. @throws DomainError invalid_plan */
export function columnOf({ columns }: Pick<MethodInput, 'columns'>, id: string, pointer: string): Column {
  const column = columns.get(id)
  if (column) return column
  return refuse(`There is no column "${id}" in this table.`, pointer)
}

/** A column of numbers. @throws DomainError invalid_plan */
export function numberColumn(input: Pick<MethodInput, 'columns'>, id: string, pointer: string): Column {
  const column = columnOf(input, id, pointer)
  if (column.type === 'integer' || column.type === 'decimal' || column.type === 'double') return column
  return refuse(`"${column.name}" holds no numbers.`, pointer)
}

/** A column of dates or times. @throws DomainError invalid_plan */
export function timeColumn(input: Pick<MethodInput, 'columns'>, id: string, pointer: string): Column {
  const column = columnOf(input, id, pointer)
  if (column.type === 'date' || column.type === 'timestamp') return column
  return refuse(`"${column.name}" holds no dates.`, pointer)
}

/** A column of dates, times or whole years. @throws DomainError invalid_plan */
export function timeOrYears(
  input: Pick<MethodInput, 'columns'>,
  id: string,
  pointer: string,
): { time: Column; isYears: boolean } {
  const found = input.columns.get(id)
  if (found?.type === 'integer' && found.role === 'time') return { time: found, isYears: true }
  return { time: timeColumn(input, id, pointer), isYears: false }
}

function refuse(detail: string, pointer: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}

/** @throws DomainError invalid_plan that says what would be needed */
export function tooFew(needed: string): never {
  throw new DomainError('invalid_plan', `There are too few data for this: it needs ${needed}.`)
}
