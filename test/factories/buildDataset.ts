import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Column } from '../../src/contract/column.ts'
import { getUpload } from '../../src/domains/datasets/getUpload.ts'
import { takeIn } from '../../src/domains/datasets/upload.ts'
import type { Context } from '../../src/ports/context.ts'
import type { Database } from '../../src/ports/database.ts'
import { quickReader } from './reading.ts'
import { runUploads } from './runUploads.ts'

/** A dataset of one table with these columns, made without reading a file or asking an engine; its id. */
export async function buildDataset(
  ctx: Context,
  database: Database,
  { name = 'sales.csv', columns }: { name?: string; columns: Column[] },
): Promise<string> {
  const reader: Context['reader'] = {
    read: async request => {
      const reading = await quickReader.read(request)
      return { ...reading, tables: reading.tables.map(table => ({ ...table, columns })) }
    },
  }
  const folder = await ctx.store.temporaryFolder()
  const path = join(folder, 'file')
  writeFileSync(path, `${name}\n`)
  const woken: string[] = []
  const queue = { ...ctx.queue, wake: async (id: string) => void woken.push(id) }
  const { uploadId } = await takeIn({ ...ctx, queue }, name, () => ctx.store.receiveCopy(path))
  await runUploads({ database, contextFor: (_, signal) => ({ ...ctx, reader, signal }) }, woken)
  const { datasetId } = await getUpload(ctx, { uploadId })
  if (datasetId === null) throw new Error(`${name} became no dataset`)
  return datasetId
}
