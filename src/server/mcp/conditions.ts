import { z } from 'zod'
import { type Column, Scalar } from '../../contract/column.ts'
import { type Filter, TimeUnit } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import { columnNamed } from '../../core/chart/question/columnNamed.ts'

const value = z.union([z.string(), z.number(), z.boolean()])
const comparing = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const
const searching = ['contains', 'startsWith', 'endsWith'] as const

/** One condition on rows, flat, so that every agent can write it. */
const Condition = z.strictObject({
  column: z.string().min(1).describe('Name or id of a column.'),
  is: z
    .enum([...comparing, ...searching, 'in', 'notIn', 'between', 'missing', 'present', 'last'])
    .describe('between: low <= value <= high. last: the newest `count` whole periods of `unit` in the data.'),
  value: value.optional().describe('Of eq, ne, lt, le, gt, ge, contains, startsWith, endsWith. Dates as 2024-12-31.'),
  values: z.array(Scalar).max(1000).optional().describe('Of in and notIn.'),
  low: z.union([z.string(), z.number()]).optional().describe('Of between; open when left out.'),
  high: z.union([z.string(), z.number()]).optional(),
  count: z.int().min(1).max(1000).optional().describe('Of last.'),
  unit: TimeUnit.optional().describe('Of last.'),
})
type Condition = z.output<typeof Condition>

/** Conditions that all hold: a field of a tool's input. */
export const whereField = z.array(Condition).max(20).optional().describe('Only rows for which all of these hold.')

/** The conditions as a filter on columnIds. @throws DomainError invalid_plan for a column that is not there, invalid_request */
export function filterOf(conditions: readonly Condition[] | undefined, columns: readonly Column[]): Filter | undefined {
  if (conditions === undefined || conditions.length === 0) return undefined
  return { op: 'and', of: conditions.map((condition, i) => one(condition, columns, `/where/${i}`)) }
}

function one(condition: Condition, columns: readonly Column[], pointer: string): Filter {
  const { is } = condition
  const column = columnNamed(columns, condition.column, `${pointer}/column`).id
  const need = <T>(field: keyof Condition, given: T | undefined): T => {
    if (given !== undefined) return given
    const detail = `"${is}" needs "${field}".`
    throw new DomainError('invalid_request', detail, { errors: [{ pointer: `${pointer}/${field}`, detail }] })
  }
  switch (is) {
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { op: is, column, value: String(need('value', condition.value)) }
    case 'in':
      return { op: 'in', column, values: need('values', condition.values) }
    case 'notIn':
      return { op: 'not', of: { op: 'in', column, values: need('values', condition.values) } }
    case 'between':
      return { op: 'between', column, low: condition.low ?? null, high: condition.high ?? null, closed: true }
    case 'missing':
      return { op: 'isNull', column }
    case 'present':
      return { op: 'notNull', column }
    case 'last': {
      const [count, unit] = [need('count', condition.count), need('unit', condition.unit)]
      return { op: 'relative', column, direction: 'last', unit, count, anchor: 'newest' }
    }
    default:
      return { op: is, column, value: need('value', condition.value) }
  }
}
