import type { ColumnSetting, ReadSettings, TableSetting } from '../../contract/settings.ts'

/** Settings after a change: what the change names takes the place of what was there, null takes a decision back. */
export function mergeSettings(before: ReadSettings, change: ReadSettings): ReadSettings {
  const tables = mergeBy(before.tables, change.tables, ({ sheet, index }) => JSON.stringify([sheet, index]), mergeTable)
  return { ...withoutNulls({ ...before, ...change }), tables }
}

/** Kinds of rows to keep add up: two repairs undone are both undone. An empty list takes them back. */
function mergeTable(before: TableSetting, change: TableSetting): TableSetting {
  const columns = mergeBy(before.columns, change.columns, ({ column }) => column, mergeColumn)
  const merged = { ...before, ...change, columns }
  if (change.keep === undefined || change.keep.length === 0) return merged
  return { ...merged, keep: [...new Set([...(before.keep ?? []), ...change.keep])] }
}

/** Texts said to be values add up, unless the change says that they are missing after all. */
function mergeColumn(before: ColumnSetting, change: ColumnSetting): ColumnSetting {
  const said = new Set([...(before.present ?? []), ...(change.present ?? [])])
  const present = [...said].filter(text => change.present?.includes(text) || !change.missing?.includes(text))
  const { present: _, ...rest } = { ...before, ...change }
  return present.length > 0 ? { ...rest, present } : rest
}

function mergeBy<T>(
  before: readonly T[],
  changes: readonly T[],
  keyOf: (item: T) => string,
  merge: (a: T, b: T) => T,
): T[] {
  const merged = new Map(before.map(item => [keyOf(item), item]))
  for (const change of changes) {
    const there = merged.get(keyOf(change))
    merged.set(keyOf(change), there === undefined ? change : merge(there, change))
  }
  return [...merged.values()]
}

function withoutNulls(settings: ReadSettings): ReadSettings {
  const kept = Object.entries(settings).filter(([, value]) => value !== null && value !== undefined)
  return { ...(Object.fromEntries(kept) as Omit<ReadSettings, 'tables'>), tables: settings.tables }
}
