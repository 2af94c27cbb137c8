import type { Column } from '../../contract/column.ts'
import { analysisText } from '../analysisText.ts'
import { alongTime } from './catalogue/alongTime.ts'
import { describing } from './catalogue/describing.ts'
import { explaining } from './catalogue/explaining.ts'
import { grouping } from './catalogue/grouping.ts'
import type { Method, MethodField } from './catalogue/method.ts'
import { patterns } from './catalogue/patterns.ts'
import { columnsFor, suits, valuesOf } from './columnsFor.ts'

/** The methods by what they are about, in the order they are offered. */
export const sections: readonly { name: string; methods: readonly Method[] }[] = [
  { name: 'Values', methods: describing },
  { name: 'What it depends on', methods: explaining },
  { name: 'Along time', methods: alongTime },
  { name: 'Kinds of rows', methods: grouping },
  { name: 'Patterns and customers', methods: patterns },
]

export const methods: readonly Method[] = sections.flatMap(section => section.methods)

type Asked = Readonly<Record<string, unknown>>

/** A request with the columns that suit best, where there are any. */
export function firstRequest({ type, fields, either }: Method, columns: readonly Column[]): Record<string, unknown> {
  const chosen: Record<string, unknown> = { type }
  for (const field of fields) {
    if (either?.[1] === field.key && typeof chosen[either[0]] === 'string') continue
    const value = firstValue(field, columns, chosen)
    if (value !== undefined) chosen[field.key] = value
  }
  return chosen
}

function firstValue(field: MethodField, columns: readonly Column[], chosen: Asked): unknown {
  const taken = new Set(Object.values(chosen))
  switch (field.is) {
    case 'choice':
      // An empty option leaves the choice to the method.
      return field.options[0]?.[0] || undefined
    case 'number':
      return field.first
    case 'columns':
      return field.first === undefined
        ? undefined
        : columnsFor(field.kind, columns)
            .filter(column => suits(field.kind, column) && !taken.has(column.id))
            .slice(0, field.first)
            .map(({ id }) => id)
    case 'column':
      return columnsFor(field.kind, columns).find(column => suits(field.kind, column) && !taken.has(column.id))?.id
    case 'values':
      return field.all === undefined ? valuesOf(columns, chosen[field.of]).slice(0, STAGES) : undefined
    default:
      return undefined
  }
}

/** More stages than these are not what a column of stages has. */
const STAGES = 6

/** Fields in which something is still to be chosen. */
export function unmet({ fields, more = [], either }: Method, request: Asked): MethodField[] {
  const missing = [...fields, ...more].filter(field => isUnmet(field, request))
  const first = fields.find(({ key }) => key === either?.[0])
  const isOpen = either?.every(key => typeof request[key] !== 'string') ?? false
  return isOpen && first ? [...missing, first] : missing
}

function isUnmet(field: MethodField, request: Asked): boolean {
  const value = request[field.key]
  if (field.is === 'column') return field.optional === undefined && typeof value !== 'string'
  if (field.is !== 'columns' && field.is !== 'values') return false
  const count = Array.isArray(value) ? value.length : 0
  return count < field.least && !(field.is === 'values' && field.all !== undefined && count === 0)
}

/** What a table lacks that the method cannot do without, in words; null when it has all. */
export function lacks({ fields, either }: Method, columns: readonly Column[]): string | null {
  const words = analysisText.needs
  const isPart = (key: string) => either?.includes(key) ?? false
  for (const field of fields) {
    if (field.is === 'column' && field.optional === undefined && !isPart(field.key))
      if (!columnsFor(field.kind, columns).some(column => suits(field.kind, column))) return words.one[field.kind]
    if (field.is === 'columns' && columnsFor(field.kind, columns).length < field.least)
      return field.least === 1 ? words.one[field.kind] : words.several(field.least)
  }
  return null
}

/** A request with another value of a field; of two fields of which one is needed the other gives way. */
export function withValue(request: Asked, { either }: Method, key: string, value: unknown): Record<string, unknown> {
  const other = either?.find(one => one !== key)
  const gone = value !== undefined && either?.includes(key) ? other : undefined
  return Object.fromEntries(
    Object.entries({ ...request, [key]: value }).filter(([name, held]) => held !== undefined && name !== gone),
  )
}
