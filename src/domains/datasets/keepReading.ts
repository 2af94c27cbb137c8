import { basename } from 'node:path'
import type { Reading } from '../../contract/reading.ts'
import type { Context } from '../../ports/context.ts'
import type { IncomingTable } from './tables.ts'

interface Keeping {
  datasetId: string
  ingestionId: string
  reading: Reading
  /** Where the reading left its parts. */
  outDir: string
  /** Which table of the dataset each one is; a new one without. */
  tableIds?: readonly (string | null)[]
}

/** Moves the parts of a reading to their place; only the conclusion of the job makes them visible. */
export async function keepReading(ctx: Context, keeping: Keeping): Promise<IncomingTable[]> {
  const { datasetId, ingestionId, reading, outDir, tableIds = [] } = keeping
  const folder = `versions/${ctx.workspaceId}/${datasetId}/${ingestionId}`
  const place = async (name: string) => {
    const key = `${folder}/${basename(name)}`
    await ctx.store.putFile(key, `${outDir}/${name}`)
    return key
  }
  const kept: IncomingTable[] = []
  for (const [i, { parts, sheetIndex: _, ...table }] of reading.tables.entries())
    kept.push({
      ...table,
      tableId: tableIds[i] ?? ctx.newId('t'),
      parts: [{ key: await place(parts.data), ingestionId, sheet: table.sheet }],
      rejectsKey: parts.rejects && (await place(parts.rejects)),
      skippedKey: parts.skipped && (await place(parts.skipped)),
    })
  return kept
}
