import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { DashboardFilter } from '../../contract/dashboardFilter.ts'
import type { Message } from '../../contract/message.ts'
import { canonical } from '../relation/canonical.ts'

/** What became of the filters of a dashboard, in plain words. */
export function describeFilters(before: DashboardDocument, after: DashboardDocument): Message[] {
  const old = new Map(before.filters.map(filter => [filter.id, filter]))
  const now = new Map(after.filters.map(filter => [filter.id, filter]))
  const tabs = new Set(after.tabs.map(({ id }) => id))
  const added = after.filters.filter(({ id }) => !old.has(id))
  // What was for a removed tab alone went with it.
  const gone = before.filters.filter(({ id, tabId }) => !now.has(id) && (tabId === null || tabs.has(tabId)))
  const changed = after.filters.flatMap(filter => {
    const was = old.get(filter.id)
    return was ? describeFilter(was, filter) : []
  })
  const ordered = changed.filter(({ code }) => code === 'board.filter.ordered')
  return [
    ...added.map(({ label }) => ({ code: 'board.filter.added', params: { name: label } })),
    ...gone.map(({ label }) => ({ code: 'board.filter.removed', params: { name: label } })),
    ...changed.filter(({ code }) => code !== 'board.filter.ordered'),
    ...ordered.slice(0, 1),
  ]
}

function describeFilter(before: DashboardFilter, after: DashboardFilter): Message[] {
  const differs = (...names: (keyof DashboardFilter)[]) =>
    names.some(name => canonical(before[name]) !== canonical(after[name]))
  const params = { name: after.label }
  return [
    ...(differs('label') ? [{ code: 'board.filter.renamed', params: { from: before.label, to: after.label } }] : []),
    ...(differs('value') ? [{ code: 'board.filter.set', params }] : []),
    ...(differs('targets', 'tabId') ? [{ code: 'board.filter.targeted', params }] : []),
    ...(differs('kind', 'column', 'metrics') ? [{ code: 'board.filter.changed', params }] : []),
    ...(differs('order') ? [{ code: 'board.filter.ordered', params: {} }] : []),
  ]
}
