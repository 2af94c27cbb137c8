import type { Filter } from '../../src/contract/plan.ts'
import type { Scan } from '../../src/contract/relation.ts'
import type { RowLimits } from '../../src/contract/rowRule.ts'
import type { Asker } from '../../src/domains/access/authorise.ts'
import { localAsker } from '../../src/domains/access/localAsker.ts'

/** A viewer who is limited to these rows of a table, at a time. */
export function limitedTo(rows: Filter, table: Scan, now = new Date(0)): Asker {
  const actor = { kind: 'user', id: 'u1', name: 'Vera', role: 'viewer' } as const
  const limits: RowLimits = new Map([[table.datasetId, new Map([[table.tableId, rows]])]])
  const { workspaceId } = table
  const rowRules = new Map([[JSON.stringify([workspaceId, actor]), Promise.resolve(limits)]])
  return { ...localAsker(workspaceId), actor, rowRules, now: () => now }
}
