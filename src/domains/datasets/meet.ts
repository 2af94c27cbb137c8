import { DomainError } from '../../contract/problem.ts'
import type { KeyCandidate, RefreshMode, TableKey } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Arrival } from './arrive.ts'
import { findKeys, isKey, type Pairing } from './findKeys.ts'
import { sourceOf } from './layers.ts'
import { type Base, loadState, type VersionState } from './proposalBase.ts'

/** How a file meets the rows that are there. */
export interface Meeting {
  mode: RefreshMode
  keys: TableKey[]
  keyCandidates: KeyCandidate[]
  /** The version whose rows it is appended to or merged with; null: it replaces them. */
  onto: VersionState | null
}

/** How a newer file meets the older one: as the person says, else by key where both have one in common. */
export async function meetNewer(ctx: Context, base: Base, arrival: Arrival): Promise<Meeting> {
  const { proposal } = base
  const pairs = pairsOf(base, arrival)
  const keyCandidates: KeyCandidate[] = []
  for (const pair of pairs) keyCandidates.push(...(await findKeys(ctx, pair)))
  const mode = proposal.mode ?? (keyCandidates.some(({ overlap }) => overlap > 0) ? 'upsert' : 'replace')
  const keys = mode === 'upsert' ? await chooseKeys(ctx, pairs, { wanted: proposal.keys, found: keyCandidates }) : []
  return { mode, keys, keyCandidates, onto: mode === 'replace' ? null : base }
}

/** A file that is read again meets what it met before. */
export async function meetAgain(ctx: Context, base: Base): Promise<Meeting> {
  const { mode, keys, ontoVersionId } = base.read
  const load = (tx: Transaction) => (ontoVersionId === null ? null : loadState(ctx, tx, ontoVersionId))
  return { mode, keys, keyCandidates: [], onto: await ctx.transaction(async tx => load(tx)) }
}

function pairsOf({ dataset, tables }: Base, arrival: Arrival): Pairing[] {
  return arrival.tables.flatMap(newer => {
    const older = tables.find(({ tableId }) => tableId === newer.tableId)
    return older ? [{ datasetId: dataset.id, tableId: newer.tableId, older: sourceOf(older), newer }] : []
  })
}

interface Choice {
  wanted: readonly TableKey[]
  found: readonly KeyCandidate[]
}

/** The wanted key of each table, else the one that meets most rows. A table without one is replaced. */
async function chooseKeys(ctx: Context, pairs: readonly Pairing[], { wanted, found }: Choice): Promise<TableKey[]> {
  const keys: TableKey[] = []
  for (const pair of pairs) {
    const own = wanted.find(({ tableId }) => tableId === pair.tableId)
    if (own && !(await isKey(ctx, pair, own.columns)))
      throw fault(`Some rows have the same key, or none: ${namesOf(pair, own)}. Choose other columns.`)
    const best = own ?? found.find(({ tableId }) => tableId === pair.tableId)
    if (best) keys.push({ tableId: best.tableId, columns: best.columns })
  }
  if (keys.length > 0) return keys
  throw fault('No column tells the rows of both files apart. Append the newer file, or replace the older one.')
}

function namesOf({ newer }: Pairing, { columns }: TableKey): string {
  return columns.map(id => newer.columns.find(column => column.id === id)?.name ?? id).join(', ')
}

const fault = (detail: string) => new DomainError('invalid_request', detail)
