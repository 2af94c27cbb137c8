import type { Scalar } from '../../../contract/column.ts'
import type { DashboardFilter, FilterValue } from '../../../contract/dashboardFilter.ts'
import { exploreText } from '../../exploreText.ts'
import { filtersText as words } from '../../filtersText.ts'
import { formatExactDay, formatNumber } from '../../format.ts'
import { dayBefore } from './dateText.ts'

type Range = Extract<FilterValue, { kind: 'range' }>
type Values = Extract<FilterValue, { kind: 'values' }>
type Relative = Extract<FilterValue, { kind: 'relative' }>

/** How a filter stands, in a few words. */
export function filterSays({ kind, metrics }: Pick<DashboardFilter, 'kind' | 'metrics'>, value: FilterValue | null) {
  if (!value) return words.any
  switch (value.kind) {
    case 'relative':
      return relativeSays(value)
    case 'range':
      return rangeSays(value, kind === 'dates')
    case 'values':
      return valuesSay(value)
    case 'search':
      return value.text === '' ? words.any : words.contains(value.text)
    case 'top':
      return words.topN(value.n)
    case 'metric':
      return metrics.find(({ id }) => id === value.metricId)?.label ?? words.any
  }
}

/** 'Last 3 months'. */
export function relativeSays({ direction, count, unit, anchor }: Omit<Relative, 'kind'>): string {
  const named = count === 1 || direction === 'this' ? exploreText.units[unit] : exploreText.unitsMany[unit]
  return words.relative(direction, count, named) + (anchor === 'newest' ? words.fromNewest : '')
}

/** The last day that is in a range of days is said, not the first that is not. */
function rangeSays({ from, to }: Range, isDates: boolean): string {
  const write = (end: string | number, isEnd: boolean) => {
    if (!isDates) return formatNumber(end)
    return formatExactDay(isEnd ? dayBefore(String(end)) : String(end))
  }
  if (from === null && to === null) return words.any
  if (from === null) return words.atMost(write(to ?? '', true))
  if (to === null) return words.atLeast(write(from, false))
  return words.between(write(from, false), write(to, true))
}

function valuesSay({ values, isExcluded }: Values): string {
  if (values.length === 0) return words.any
  const named = values.slice(0, 2).map(scalarSays).join(', ')
  const said = words.and(named, Math.max(0, values.length - 2))
  return isExcluded ? words.not(said) : said
}

/** A value among others. */
export function scalarSays(value: Scalar): string {
  return value === null ? words.category.missing : typeof value === 'number' ? formatNumber(value) : String(value)
}
