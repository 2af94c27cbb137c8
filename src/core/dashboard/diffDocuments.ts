import type { DashboardDocument, Operation } from '../../contract/dashboard.ts'
import { canonical } from '../relation/canonical.ts'
import { applyOperations } from './applyOperations.ts'

/**
 * Operations that turn one document into another. What is gone goes first, then what the removals took along stands
 * again, so that the order of the operations is all that matters.
 */
export function diffDocuments(from: DashboardDocument, to: DashboardDocument): Operation[] {
  const first = [...details(from, to), ...tabsOf(from, to), ...removals(from, to)]
  const between = applyOperations(from, first).document
  return [...first, ...filtersOf(between, to), ...tilesOf(between, to)]
}

function details(from: DashboardDocument, to: DashboardDocument): Operation[] {
  const fields = changed(
    { name: from.name, description: from.description, pins: from.pins },
    { name: to.name, description: to.description, pins: to.pins },
  )
  return fields === null ? [] : [{ op: 'details', fields }]
}

/** New tabs stand before old ones go: the last one cannot be removed. */
function tabsOf(from: DashboardDocument, to: DashboardDocument): Operation[] {
  return pairs(from.tabs, to.tabs).flatMap(({ before, item }): Operation[] => {
    if (!before) return [{ op: 'putTab', item }]
    const fields = changed(before, item)
    return fields === null ? [] : [{ op: 'setTab', id: item.id, fields }]
  })
}

function removals(from: DashboardDocument, to: DashboardDocument): Operation[] {
  return [
    ...goneFrom(from.tiles, to.tiles).map((id): Operation => ({ op: 'removeTile', id })),
    ...goneFrom(from.filters, to.filters).map((id): Operation => ({ op: 'removeFilter', id })),
    ...goneFrom(from.tabs, to.tabs).map((id): Operation => ({ op: 'removeTab', id })),
  ]
}

function filtersOf(from: DashboardDocument, to: DashboardDocument): Operation[] {
  return pairs(from.filters, to.filters).flatMap(({ before, item }): Operation[] => {
    if (!before) return [{ op: 'putFilter', item }]
    const fields = changed(before, item)
    return fields === null ? [] : [{ op: 'setFilter', id: item.id, fields }]
  })
}

function tilesOf(from: DashboardDocument, to: DashboardDocument): Operation[] {
  return pairs(from.tiles, to.tiles).flatMap(({ before, item }): Operation[] => {
    if (!before) return [{ op: 'putTile', item }]
    const fields = changed(before, item)
    return fields === null ? [] : [{ op: 'setTile', id: item.id, fields }]
  })
}

function pairs<T extends { id: string }>(from: readonly T[], to: readonly T[]): { before: T | undefined; item: T }[] {
  const known = new Map(from.map(item => [item.id, item]))
  return to.map(item => ({ before: known.get(item.id), item }))
}

function goneFrom(from: readonly { id: string }[], to: readonly { id: string }[]): string[] {
  const left = new Set(to.map(({ id }) => id))
  return from.map(({ id }) => id).filter(id => !left.has(id))
}

/** The fields that differ, as they shall be; null when none does. Every field of an item is always there. */
function changed<T extends object>(before: T, after: T): Partial<T> | null {
  const differing = Object.entries(after).filter(
    // The names are those of the item's own fields.
    ([name, value]) => canonical(value) !== canonical(before[name as keyof T]),
  )
  return differing.length === 0 ? null : (Object.fromEntries(differing) as Partial<T>)
}
