import type { Column } from '../../contract/column.ts'
import type { DashboardFilter, FilterTarget, FilterValue, FilterValues } from '../../contract/dashboardFilter.ts'
import type { Filter } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { conditionsOf, filterOf } from '../chart/question/range.ts'
import { columnFor, type TableOf } from './columnFor.ts'
import { leadingGroup } from './leadingGroup.ts'
import { withMetric } from './withMetric.ts'

/** A filter that is set, and the column of the tile that it narrows. */
interface SetFilter {
  filter: DashboardFilter
  value: FilterValue
  columnId: string | null
}

const kinds: Record<DashboardFilter['kind'], readonly FilterValue['kind'][]> = {
  dates: ['relative', 'range'],
  category: ['values'],
  number: ['range'],
  search: ['search'],
  top: ['top'],
  metric: ['metric'],
}

/** What a filter stands at: what it was set to, else its own value. Null: nothing. @throws DomainError invalid_plan */
function settingOf(filter: DashboardFilter, values: FilterValues): FilterValue | null {
  const set = Object.hasOwn(values, filter.id) ? values[filter.id] : undefined
  const value = set === undefined ? filter.value : set
  if (value !== null && !kinds[filter.kind].includes(value.kind))
    throw new DomainError(
      'invalid_plan',
      `The filter "${filter.label}" cannot be set to that: it is of ${filter.kind}.`,
    )
  return value
}

/** The filters that narrow a tile under these values. @throws DomainError invalid_plan */
export function filtersOfTile(
  tileId: string,
  of: { filters: readonly DashboardFilter[]; targets: readonly FilterTarget[]; values: FilterValues },
): SetFilter[] {
  return of.filters.flatMap(filter => {
    const target = of.targets.find(one => one.filterId === filter.id && one.tileId === tileId)
    const value = target && settingOf(filter, of.values)
    return target && value ? [{ filter, value, columnId: target.columnId }] : []
  })
}

/**
 * A tile's question under the filters that touch it.
 * @returns the question, and the ids of the filters that changed it
 */
export function effectiveQuestion(
  question: Question,
  set: readonly SetFilter[],
  tableOf: TableOf,
): { question: Question; filteredBy: string[] } {
  const columns = tableOf(question.source) ?? []
  const filteredBy: string[] = []
  let current = question
  for (const one of set) {
    const next = withOne(current, one, columns, tableOf)
    if (next === current) continue
    current = next
    filteredBy.push(one.filter.id)
  }
  return { question: current, filteredBy }
}

function withOne(
  question: Question,
  { filter, value, columnId }: SetFilter,
  columns: readonly Column[],
  tableOf: TableOf,
) {
  if (value.kind === 'top') return withLeading(question, value.n, columns)
  if (value.kind === 'metric') {
    const metric = filter.metrics.find(({ id }) => id === value.metricId)
    if (!metric) throw new DomainError('invalid_plan', `The filter "${filter.label}" has no such figure.`)
    if (metric.column === null) return withMetric(question, { ...metric, column: undefined })
    const column = columnFor(metric.column, question.source, tableOf)
    return column ? withMetric(question, { ...metric, column: column.id }) : question
  }
  const condition = columnId === null ? null : conditionOf(value, columnId, filter.kind)
  return condition === null ? question : narrowed(question, condition)
}

/** The question of only the rows that a condition is true for too. */
function narrowed(question: Question, condition: Filter): Question {
  const filter = filterOf([...conditionsOf(question.filter), ...conditionsOf(condition)])
  return { ...question, ...(filter && { filter }) }
}

/** A value as a condition on a column; null when it lets everything through. */
function conditionOf(
  value: Exclude<FilterValue, { kind: 'top' | 'metric' }>,
  column: string,
  kind: DashboardFilter['kind'],
): Filter | null {
  switch (value.kind) {
    case 'relative': {
      const { direction, unit, count, anchor } = value
      return { op: 'relative', column, direction, unit, count, anchor }
    }
    case 'range': {
      const { from, to } = value
      return from === null && to === null
        ? null
        : { op: 'between', column, low: from, high: to, closed: kind === 'number' }
    }
    case 'values': {
      const among: Filter = { op: 'in', column, values: value.values }
      return value.isExcluded ? { op: 'not', of: among } : among
    }
    case 'search':
      return value.text.trim() === '' ? null : { op: 'contains', column, value: value.text.trim() }
  }
}

function withLeading(question: Question, n: number, columns: readonly Column[]): Question {
  const group = leadingGroup(question, columns)
  if (!group) return question
  const { shelf, index, field } = group
  const leading = field.leading ? { ...field.leading, n } : { n, other: false, by: 0 }
  const led = { ...field, leading }
  if (shelf === 'facet' || shelf === 'colour') return { ...question, [shelf]: led }
  return { ...question, [shelf]: question[shelf].with(index, led) }
}
