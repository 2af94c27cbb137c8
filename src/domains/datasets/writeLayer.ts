import { basename } from 'node:path'
import type { Column, Meaning } from '../../contract/column.ts'
import type { Relation } from '../../contract/relation.ts'
import type { Context } from '../../ports/context.ts'
import type { PrepareRequest } from '../../ports/preparer.ts'
import { authorise } from '../access/authorise.ts'
import type { Layer, Part } from './tables.ts'

export interface LayerPlace extends Pick<PrepareRequest, 'outDir' | 'stem' | 'onProgress'> {
  datasetId: string
  versionId: string
  /** Where most of its rows came from. */
  part: Omit<Part, 'key'>
}

/** What is known of a column before its rows are written. */
export interface KnownColumn {
  id: string
  name: string
  meaning?: Meaning | undefined
  /** What the file's ledger says of its cells. */
  ledger?: Pick<Column, 'rejected' | 'missing'> | undefined
}

/** Writes what a relation answers as rows of a version in the making. */
export async function writeLayer(
  ctx: Context,
  relation: Relation,
  columns: readonly KnownColumn[],
  { datasetId, versionId, part, ...place }: LayerPlace,
): Promise<Layer> {
  const authorised = await authorise(ctx, relation)
  const made = await ctx.preparer.prepare({ relation: authorised, columns, ...place, signal: ctx.signal })
  const key = `versions/${ctx.workspaceId}/${datasetId}/${versionId}/${basename(made.data)}`
  await ctx.store.putFile(key, `${place.outDir}/${made.data}`)
  return {
    columns: made.columns.map((column, i) => ({ ...column, ...columns[i]?.ledger })),
    parts: [{ ...part, key }],
    rowCount: made.rowCount,
    sortedBy: made.sortedBy,
  }
}
