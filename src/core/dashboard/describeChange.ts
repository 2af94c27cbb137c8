import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { Message } from '../../contract/message.ts'
import { canonical } from '../relation/canonical.ts'
import { describeFilters } from './describeFilters.ts'
import { describeTiles } from './describeTiles.ts'

/** Sentences of one step; a longer list nobody reads. */
const MOST = 12

/**
 * What became of a dashboard, in plain words, most telling first: three tiles that moved are one sentence, and what went
 * with its tab is not told again. Never empty.
 */
export function describeChange(before: DashboardDocument, after: DashboardDocument): Message[] {
  const told = [
    ...describeDetails(before, after),
    ...describeTabs(before, after),
    ...describeFilters(before, after),
    ...describeTiles(before, after),
  ]
  if (told.length === 0) return [{ code: 'board.same', params: {} }]
  if (told.length <= MOST) return told
  return [...told.slice(0, MOST - 1), { code: 'board.more', params: { count: told.length - MOST + 1 } }]
}

function describeDetails(before: DashboardDocument, after: DashboardDocument): Message[] {
  const renamed = before.name !== after.name
  return [
    ...(renamed ? [{ code: 'board.renamed', params: { from: before.name, to: after.name } }] : []),
    ...(before.description === after.description ? [] : [{ code: 'board.described', params: {} }]),
    ...(canonical(before.pins) === canonical(after.pins) ? [] : [{ code: 'board.pinned', params: {} }]),
  ]
}

function describeTabs(before: DashboardDocument, after: DashboardDocument): Message[] {
  const [old, now] = [namesOfTabs(before), namesOfTabs(after)]
  const added = [...now].filter(([id]) => !old.has(id))
  const gone = [...old].filter(([id]) => !now.has(id))
  const renamed = after.tabs.filter(tab => before.tabs.some(({ id, title }) => id === tab.id && title !== tab.title))
  const isOrdered = inOrder(before, after) !== inOrder(after, before)
  return [
    ...added.map(([, name]) => ({ code: 'board.tab.added', params: { name } })),
    ...gone.map(([id, name]) => removedTab(before, after, { id, name })),
    ...renamed.map(({ id }) => ({
      code: 'board.tab.renamed',
      params: { from: old.get(id) ?? '', to: now.get(id) ?? '' },
    })),
    ...(isOrdered ? [{ code: 'board.tab.ordered', params: {} }] : []),
  ]
}

function removedTab(
  before: DashboardDocument,
  after: DashboardDocument,
  { id, name }: { id: string; name: string },
): Message {
  const count = before.tiles.filter(
    tile => tile.tabId === id && !after.tiles.some(other => other.id === tile.id),
  ).length
  return count === 0
    ? { code: 'board.tab.removed', params: { name } }
    : { code: 'board.tab.emptied', params: { name, count } }
}

/** A tab without a title is called by its place. */
function namesOfTabs(document: DashboardDocument): Map<string, string> {
  return new Map(sortedTabs(document).map(({ id, title }, i) => [id, title || `Tab ${i + 1}`]))
}

const sortedTabs = ({ tabs }: DashboardDocument) =>
  [...tabs].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))

/** The order of the tabs that both have. */
const inOrder = (document: DashboardDocument, other: DashboardDocument) =>
  sortedTabs(document)
    .filter(({ id }) => other.tabs.some(tab => tab.id === id))
    .map(({ id }) => id)
    .join('\n')
