import type { Column } from '../../contract/column.ts'
import { alongTime } from './catalogue/alongTime.ts'
import { describing } from './catalogue/describing.ts'
import { explaining } from './catalogue/explaining.ts'
import { grouping } from './catalogue/grouping.ts'
import type { Kind, Method, MethodField } from './catalogue/method.ts'
import { patterns } from './catalogue/patterns.ts'

/** The methods by what they are about, in the order they are offered. */
export const sections: readonly { name: string; methods: readonly Method[] }[] = [
  { name: 'Values', methods: describing },
  { name: 'What it depends on', methods: explaining },
  { name: 'Along time', methods: alongTime },
  { name: 'Kinds of rows', methods: grouping },
  { name: 'Patterns and customers', methods: patterns },
]

export const methods: readonly Method[] = sections.flatMap(section => section.methods)

/** Columns that a field can take, those that suit it best first. */
export function columnsFor(kind: Kind, columns: readonly Column[]): Column[] {
  const fitting = columns.filter(column => fits(kind, column))
  const isBest = (column: Column) =>
    kind === 'group' ? column.role === 'dimension' : kind === 'number' ? column.role === 'measure' : true
  return [...fitting.filter(isBest), ...fitting.filter(column => !isBest(column))]
}

function fits(kind: Kind, { type, role, profile }: Column): boolean {
  if (kind === 'any') return role !== 'constant'
  if (kind === 'two') return profile.distinct === 2
  if (kind === 'time') return type === 'date' || type === 'timestamp'
  if (kind === 'group') return role !== 'constant' && type !== 'double'
  return type === 'integer' || type === 'decimal' || type === 'double'
}

/** A request with the columns that suit best, where there are any. */
export function firstRequest({ type, fields }: Method, columns: readonly Column[]): Record<string, unknown> {
  const chosen: [string, unknown][] = []
  const taken = new Set<string>()
  for (const field of fields) {
    const value = firstValue(field, columns, taken)
    if (value !== undefined) chosen.push([field.key, value])
  }
  return { type, ...Object.fromEntries(chosen) }
}

function firstValue(field: MethodField, columns: readonly Column[], taken: Set<string>): unknown {
  // An empty option leaves the choice to the method.
  if (field.is === 'choice') return field.options[0]?.[0] || undefined
  if (field.is === 'columns')
    return columnsFor(field.kind, columns)
      .slice(0, Math.max(field.least, 4))
      .map(({ id }) => id)
  if (field.is !== 'column') return undefined
  const free = columnsFor(field.kind, columns).find(({ id }) => !taken.has(id))
  if (free) taken.add(free.id)
  return free?.id
}

/** What is still to be chosen. */
export function unmet({ fields }: Method, request: Readonly<Record<string, unknown>>): MethodField[] {
  return fields.filter(field => {
    const value = request[field.key]
    if (field.is === 'column') return field.optional === undefined && typeof value !== 'string'
    const isList = field.is === 'columns' || field.is === 'values'
    return isList && (Array.isArray(value) ? value.length : 0) < field.least
  })
}
