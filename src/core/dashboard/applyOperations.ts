import type { DashboardDocument, DashboardTile, Operation } from '../../contract/dashboard.ts'

/** What became of operations: the document after them, and the operations that take them back, in the order to be applied. */
export interface Applied {
  document: DashboardDocument
  inverse: Operation[]
  /** Operations that met nothing to change. */
  ignored: Operation[]
}

interface Step {
  document: DashboardDocument
  inverse: Operation[]
}

/**
 * Applies operations in order. The same operations on the same document give the same document everywhere: the server's
 * order of operations is all that two people's copies need to become equal.
 */
export function applyOperations(document: DashboardDocument, operations: readonly Operation[]): Applied {
  const inverse: Operation[] = []
  const ignored: Operation[] = []
  let current = document
  for (const operation of operations) {
    const step = applyOne(current, operation)
    if (step === null) ignored.push(operation)
    else {
      current = step.document
      inverse.unshift(...step.inverse)
    }
  }
  return { document: current, inverse, ignored }
}

/** Null when there is nothing there to change. */
function applyOne(document: DashboardDocument, operation: Operation): Step | null {
  switch (operation.op) {
    case 'details': {
      const { fields, before } = changedFields(document, operation.fields)
      return { document: { ...document, ...fields }, inverse: [{ op: 'details', fields: before }] }
    }
    case 'putTab':
      return put(document, 'tabs', operation.item)
    case 'putFilter':
      return hasTab(document, operation.item.tabId) ? put(document, 'filters', operation.item) : null
    case 'putTile':
      return hasPlace(document, operation.item) ? put(document, 'tiles', operation.item) : null
    case 'setTab':
      return set(document, 'tabs', operation)
    case 'setFilter':
      return hasTab(document, operation.fields.tabId) ? set(document, 'filters', operation) : null
    case 'setTile':
      return hasPlace(document, operation.fields) ? set(document, 'tiles', operation) : null
    case 'removeTile':
      return remove(document, 'tiles', operation.id)
    case 'removeTab':
      return document.tabs.length > 1 ? removeTab(document, operation.id) : null
    case 'removeFilter':
      return removeFilter(document, operation.id)
  }
}

/** Whether the tab of a tile is there, and the filter that it is a control of. */
function hasPlace(document: DashboardDocument, { tabId, config }: Partial<DashboardTile>): boolean {
  const hasFilter = config?.kind !== 'filter' || document.filters.some(({ id }) => id === config.filterId)
  return hasFilter && hasTab(document, tabId)
}

type Kind = 'tabs' | 'tiles' | 'filters'
type Item<K extends Kind> = DashboardDocument[K][number]
const names = { tabs: 'Tab', tiles: 'Tile', filters: 'Filter' } as const

/** Whether the tab that is named is there; none need be named. */
const hasTab = ({ tabs }: DashboardDocument, id: string | null | undefined) =>
  id === undefined || id === null || tabs.some(tab => tab.id === id)

/** An operation of a kind; the names and the kinds above belong together. */
const operationOf = (verb: 'put' | 'set' | 'remove', kind: Kind, rest: object) =>
  ({ op: `${verb}${names[kind]}`, ...rest }) as unknown as Operation

/** Items stand sorted by id: two copies that hold the same are the same, whatever the way there. */
function put<K extends Kind>(document: DashboardDocument, kind: K, item: Item<K>): Step {
  const items: readonly Item<K>[] = document[kind]
  const before = items.find(other => other.id === item.id)
  const others = items.filter(other => other.id !== item.id)
  const sorted = [...others, item].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    document: { ...document, [kind]: sorted },
    inverse: [before ? operationOf('put', kind, { item: before }) : operationOf('remove', kind, { id: item.id })],
  }
}

function set<K extends Kind>(
  document: DashboardDocument,
  kind: K,
  { id, fields }: { id: string; fields: object },
): Step | null {
  const items: readonly Item<K>[] = document[kind]
  const item = items.find(other => other.id === id)
  if (!item) return null
  const changed = changedFields(item, fields)
  const items2 = items.map(other => (other.id === id ? { ...other, ...changed.fields } : other))
  return {
    document: { ...document, [kind]: items2 },
    inverse: [operationOf('set', kind, { id, fields: changed.before })],
  }
}

function remove<K extends Kind>(document: DashboardDocument, kind: K, id: string): Step | null {
  const items: readonly Item<K>[] = document[kind]
  const item = items.find(other => other.id === id)
  if (!item) return null
  return {
    document: { ...document, [kind]: items.filter(other => other.id !== id) },
    inverse: [operationOf('put', kind, { item })],
  }
}

/** With its tiles, with the filters that were for it alone, and with their controls. */
function removeTab(document: DashboardDocument, id: string): Step | null {
  const step = remove(document, 'tabs', id)
  if (!step) return null
  const filters = document.filters.filter(filter => filter.tabId === id)
  const goes = (tile: DashboardTile) => tile.tabId === id || filters.some(filter => isControlOf(tile, filter.id))
  return {
    document: {
      ...step.document,
      tiles: document.tiles.filter(tile => !goes(tile)),
      filters: document.filters.filter(filter => filter.tabId !== id),
    },
    inverse: [
      ...step.inverse,
      ...filters.map((item): Operation => ({ op: 'putFilter', item })),
      ...document.tiles.filter(goes).map((item): Operation => ({ op: 'putTile', item })),
    ],
  }
}

const isControlOf = ({ config }: DashboardTile, filterId: string) =>
  config.kind === 'filter' && config.filterId === filterId

/** With its controls on the grid. */
function removeFilter(document: DashboardDocument, id: string): Step | null {
  const step = remove(document, 'filters', id)
  if (!step) return null
  const controls = document.tiles.filter(tile => isControlOf(tile, id))
  return {
    document: { ...step.document, tiles: document.tiles.filter(tile => !isControlOf(tile, id)) },
    inverse: [...step.inverse, ...controls.map((item): Operation => ({ op: 'putTile', item }))],
  }
}

/** The fields that say something, and what they were. An id is no field. */
function changedFields<T extends object>(item: T, fields: object): { fields: Partial<T>; before: Partial<T> } {
  const said = Object.entries(fields).filter(([name, value]) => value !== undefined && name !== 'id')
  // The fields are of the item's own schema; only their values before are looked up here.
  const before = Object.fromEntries(said.map(([name]) => [name, item[name as keyof T]]))
  return { fields: Object.fromEntries(said) as Partial<T>, before: before as Partial<T> }
}
