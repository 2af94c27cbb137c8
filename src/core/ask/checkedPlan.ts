import type { ChartType } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { AggregateName, Filter, TimeUnit } from '../../contract/plan.ts'
import { isCalendar, isNumeric, type Subject } from './subject.ts'
import { plain, tokensOf } from './token.ts'
import { emptyWish, type Wish } from './wish.ts'

type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'
type Value = string | number | boolean

/** What a language model proposes: only columns and values that the table has, and no number that nobody asked with. */
export interface ProposedPlan {
  isAnswerable: boolean
  figures: { aggregate: AggregateName; column: string | null }[]
  groups: { column: string; timeUnit: TimeUnit | null }[]
  conditions: { column: string; op: Comparison; value: Value }[]
  isList: boolean
  top: { n: number; direction: 'asc' | 'desc' } | null
  type: ChartType | null
}

/** A proposed plan held against the table and the question; null when a part of it is in neither. */
export function wishOfPlan(plan: ProposedPlan, subject: Subject, text: string): Wish | null {
  const columnAt = (id: string) => subject.columns.find(column => column.id === id)
  const asked = numbersIn(text)
  const figures = plan.figures.map(({ aggregate, column }) => {
    const named = column === null ? undefined : columnAt(column)
    return fits(aggregate, column, named) ? { aggregate, column: named } : null
  })
  const groups = plan.groups.map(({ column, timeUnit }) => {
    const named = columnAt(column)
    return named ? { column: named, timeUnit: timeUnit !== null && isCalendar(named) ? timeUnit : undefined } : null
  })
  const filters = plan.conditions.map(one => conditionOf(one, columnAt(one.column), { subject, asked }))
  const isTopAsked = plan.top === null || plan.top.n === 1 || asked.has(plan.top.n)
  if (!plan.isAnswerable || !isTopAsked) return null
  if (!isWhole(figures) || !isWhole(groups) || !isWhole(filters)) return null
  if (!plan.isList && figures.length === 0) return null
  const [group] = groups
  return {
    ...emptyWish(),
    shape: plan.isList ? 'rows' : 'figures',
    type: plan.type,
    figures,
    groups,
    filters,
    top: plan.top && group ? { ...plan.top, group: group.column, by: null } : null,
  }
}

const isWhole = <T>(parts: (T | null)[]): parts is T[] => parts.every(part => part !== null)

/** Rows are counted without a column; names can be counted, not added up. */
function fits(aggregate: AggregateName, id: string | null, column: Column | undefined): boolean {
  if (id === null) return aggregate === 'count'
  if (!column || aggregate === 'quantile') return false
  return isNumeric(column) || aggregate === 'count' || aggregate === 'countDistinct'
}

interface Known {
  subject: Subject
  /** Numbers of the question. */
  asked: ReadonlySet<number>
}

function conditionOf(
  { op, value }: ProposedPlan['conditions'][number],
  column: Column | undefined,
  { subject, asked }: Known,
): Filter | null {
  if (!column) return null
  const found = valueIn(column, value, { subject, asked })
  return found === null ? null : { op, column: column.id, value: found }
}

/** The value as the data have it; of a number or a date, as the question has it. */
function valueIn(column: Column, value: Value, { subject, asked }: Known): Value | null {
  if (column.type === 'boolean') return typeof value === 'boolean' ? value : null
  const known = subject.values.get(column.id) ?? []
  if (isNumeric(column)) return typeof value === 'number' && (asked.has(value) || known.includes(value)) ? value : null
  if (typeof value !== 'string') return null
  if (isCalendar(column))
    return /^\d{4}-\d{2}-\d{2}$/.test(value) && asked.has(Number(value.slice(0, 4))) ? value : null
  const same = known.find(one => typeof one === 'string' && plain(one) === plain(value))
  return typeof same === 'string' ? same : null
}

function numbersIn(text: string): ReadonlySet<number> {
  return new Set(
    tokensOf(text).flatMap(({ number, text: written }) => {
      const parts = written.match(/\d+(\.\d+)?/g) ?? []
      return [...(number === null ? [] : [number]), ...parts.map(Number)]
    }),
  )
}
