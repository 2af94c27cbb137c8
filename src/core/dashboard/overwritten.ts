import type { Operation } from '../../contract/dashboard.ts'
import { canonical } from '../relation/canonical.ts'

/** A batch of somebody else's. */
interface Theirs {
  operations: readonly Operation[]
  by: string
  revision: number
}

/** A field that two people set: where it is (`name`, `tile/a/title`), who had set it otherwise, and when. */
export interface Overwritten {
  what: string
  by: string
  revision: number
}

/**
 * Fields that operations set to something else than others just had, who had not been seen: the last of them each. What
 * others did to an item that is now removed counts as well.
 */
export function overwritten(mine: readonly Operation[], theirs: readonly Theirs[]): Overwritten[] {
  const set = new Map<string, Overwritten & { value: string }>()
  for (const { operations, by, revision } of theirs)
    for (const { what, value } of operations.flatMap(writesOf)) set.set(what, { what, by, revision, value })
  const lost = new Map<string, Overwritten>()
  for (const { what, by, revision, value } of set.values())
    if (mine.some(operation => takes(operation, what, value))) lost.set(what, { what, by, revision })
  return [...lost.values()]
}

function takes(operation: Operation, what: string, value: string): boolean {
  const removed = removedBy(operation)
  if (removed !== null) return what.startsWith(removed)
  return writesOf(operation).some(write => write.what === what && write.value !== value)
}

const kinds = { Tab: 'tab', Tile: 'tile', Filter: 'filter' } as const

/** What lies at and below the item that an operation removes; null for one that removes nothing. */
function removedBy(operation: Operation): string | null {
  return 'id' in operation && !('fields' in operation) ? `${kindOf(operation)}/${operation.id}/` : null
}

/** The fields that an operation sets, each with the value it gets. */
function writesOf(operation: Operation): { what: string; value: string }[] {
  if (operation.op === 'details') return fieldsOf('', operation.fields)
  if ('item' in operation) return fieldsOf(`${kindOf(operation)}/${operation.item.id}/`, operation.item)
  return 'fields' in operation ? fieldsOf(`${kindOf(operation)}/${operation.id}/`, operation.fields) : []
}

function kindOf({ op }: Operation): string {
  // What is put, set or removed is the end of the operation's name.
  return kinds[op.replace(/^(put|set|remove)/, '') as keyof typeof kinds]
}

function fieldsOf(at: string, fields: object): { what: string; value: string }[] {
  return Object.entries(fields)
    .filter(([name, value]) => value !== undefined && name !== 'id')
    .map(([name, value]) => ({ what: at + name, value: canonical(value) }))
}
