import { dropRelation } from './landing/query.ts'
import type { RawTable } from './raw.ts'
import type { OnTable } from './source.ts'

/** Gives a landed table away; what was landed is dropped afterwards, so that a file of many tables needs room for one. */
export async function handOver(table: RawTable, onTable: OnTable): Promise<void> {
  await onTable(table)
  for (const name of [table.relation, table.skippedRelation, table.rejectedRelation]) {
    if (name !== null) await dropRelation(table.connection, name)
  }
}
