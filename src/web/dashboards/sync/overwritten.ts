import type { Operation } from '../../../contract/dashboard.ts'

/** What of somebody else's changes was replaced by one's own: the operations that bring it back. */
export function overwrittenOperations(theirs: readonly Operation[], mine: readonly Operation[]): Operation[] {
  return theirs.flatMap(operation => {
    if (!('fields' in operation)) return []
    const replaced = new Set(mine.filter(other => isSameThing(other, operation)).flatMap(fieldNames))
    const lost = Object.entries(operation.fields).filter(([name]) => replaced.has(name))
    // The fields are some of the operation's own.
    return lost.length === 0 ? [] : [{ ...operation, fields: Object.fromEntries(lost) } as Operation]
  })
}

function isSameThing(a: Operation, b: Operation): boolean {
  if (a.op === 'details' || b.op === 'details') return a.op === b.op
  const idOf = (operation: typeof a) => ('id' in operation ? operation.id : operation.item.id)
  return a.op.replace(/^[a-z]+/, '') === b.op.replace(/^[a-z]+/, '') && idOf(a) === idOf(b)
}

function fieldNames(operation: Operation): string[] {
  if ('fields' in operation) return Object.keys(operation.fields)
  return 'item' in operation ? Object.keys(operation.item) : []
}
