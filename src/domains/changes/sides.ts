import { DomainError } from '../../contract/problem.ts'
import type { TableKey } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { findKeys, isKey, type Pairing } from '../datasets/findKeys.ts'
import { dataOf, filesOf, type VersionTable } from '../datasets/layers.ts'
import { loadComparedVersions } from '../datasets/loadComparedVersions.ts'
import type { VersionState } from '../datasets/proposalBase.ts'

export interface Compared {
  datasetId: string
  from: VersionState
  to: VersionState
}

/** A table that both versions have. */
export interface ComparedTable {
  from: VersionTable
  to: VersionTable
  pair: Pairing
  /** Nothing was written anew for it: it is the same. */
  isSame: boolean
}

interface Named {
  datasetId: string
  from: string
  to: string
}

/** Two versions of a dataset, proposed ones too. @throws DomainError not_found */
export async function loadCompared(ctx: Context, { datasetId, ...ids }: Named): Promise<Compared> {
  const [from, to] = await loadComparedVersions(ctx, datasetId, [ids.from, ids.to])
  if (!from || !to) throw new DomainError('not_found', 'This dataset has no such version.')
  return { datasetId, from, to }
}

/** The tables that both versions have, in the order of the newer. */
export function tablesInBoth({ datasetId, from, to }: Compared): ComparedTable[] {
  return to.tables.flatMap(now => {
    const was = from.tables.find(({ tableId }) => tableId === now.tableId)
    if (!was) return []
    const pair = { datasetId, tableId: now.tableId, older: dataOf(was), newer: dataOf(now) }
    const text = (table: VersionTable) => JSON.stringify([table.parts, table.columns])
    return [{ from: was, to: now, pair, isSame: text(was) === text(now) }]
  })
}

/** Steps after which a row is no row of the file any more. */
const RESHAPING: ReadonlySet<string> = new Set(['group', 'pivot', 'unpivot', 'join', 'union'])

/**
 * What tells the rows of a table apart in both versions: of the same files their numbers, else the key they were merged
 * by, else one that is found; null when there is none.
 */
export async function keyOf(ctx: Context, compared: Compared, table: ComparedTable): Promise<readonly string[] | null> {
  if (haveSameRows(compared, table)) return ['_row']
  const { pair } = table
  const said = [compared.to, compared.from].flatMap(({ read }) => read.keys.filter(ofTable(pair.tableId)))
  for (const { columns } of said) if (await isKey(ctx, pair, columns)) return columns
  const [best] = await findKeys(ctx, pair)
  return best?.columns ?? null
}

const ofTable = (tableId: string) => (key: TableKey) => key.tableId === tableId

function haveSameRows({ from, to }: Compared, table: ComparedTable): boolean {
  const files = (version: VersionState, of: VersionTable) =>
    filesOf(of, version.read)
      .map(({ sha256 }) => sha256)
      .join()
  const isReshaped = [table.from, table.to].some(({ recipe }) =>
    recipe.steps.some(({ step, off }) => !off && RESHAPING.has(step.kind)),
  )
  return !isReshaped && files(from, table.from) === files(to, table.to)
}
