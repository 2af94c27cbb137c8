import type { Operation } from '../../../contract/dashboard.ts'

/**
 * Operations one after the other, as few as say the same: fields of one thing that are set twice, with nothing but other
 * fields set in between, are set once.
 */
export function joinOperations(first: readonly Operation[], then: readonly Operation[]): Operation[] {
  const all = [...first, ...then]
  if (!all.every(isOfFields)) return all
  const joined = new Map<string, Operation>()
  for (const operation of all) {
    const key = `${operation.op} ${'id' in operation ? operation.id : ''}`
    const before = joined.get(key)
    // Both are of one kind and of one thing: their fields have one shape.
    const fields = { ...(before && 'fields' in before ? before.fields : {}), ...operation.fields }
    joined.set(key, { ...operation, fields } as Operation)
  }
  return [...joined.values()]
}

type OfFields = Extract<Operation, { fields: unknown }>

/** A move to another tab depends on what happened to the tab: it stays where it stands. */
function isOfFields(operation: Operation): operation is OfFields {
  return 'fields' in operation && !('tabId' in operation.fields)
}
