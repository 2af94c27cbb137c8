import { DomainError } from '../../src/contract/problem.ts'
import { getUpload } from '../../src/domains/datasets/getUpload.ts'
import { refresh } from '../../src/domains/datasets/refresh.ts'
import { reread } from '../../src/domains/datasets/reread.ts'
import { takeIn } from '../../src/domains/datasets/upload.ts'
import type { Context } from '../../src/ports/context.ts'
import type { Database } from '../../src/ports/database.ts'
import type { Reader } from '../../src/ports/reader.ts'
import type { ObjectStore } from '../../src/ports/store.ts'
import { buildContext } from './context.ts'
import { post } from './post.ts'
import { hashingReader } from './reading.ts'
import { runUploads } from './runUploads.ts'

export interface Desk {
  ctx: Context
  datasetId: string
  /** Does what waits, as a worker would. */
  work(reader?: Reader): Promise<void>
}

/** Somebody with a dataset of one column, and a worker that works when told. */
export async function buildDesk({ database, store }: { database: Database; store: ObjectStore }): Promise<Desk> {
  const woken: string[] = []
  const queue = {
    start: async () => undefined,
    stop: async () => undefined,
    wake: async (id: string) => void woken.push(id),
  }
  const ctx = buildContext({ database, store, queue, reader: narrowReader })
  const work = (reads = narrowReader) =>
    runUploads({ database, contextFor: (_, signal) => ({ ...ctx, reader: reads, signal }) }, woken.splice(0))
  const file = new File(['City\nOsaka\n'], 'cities.csv')
  const { uploadId } = await post([file], async incoming => {
    const sent = await ctx.store.receive(incoming, { maxBytes: 1000, signal: ctx.signal })
    return takeIn(ctx, 'cities.csv', () => sent.save())
  })
  await work()
  const { datasetId } = await getUpload(ctx, { uploadId })
  return { ctx, datasetId: datasetId ?? '', work }
}

/** Its only column is a measure, so that no engine is asked what tells the rows apart. */
export const narrowReader: Reader = {
  ...hashingReader,
  read: async request => {
    const found = await hashingReader.read(request)
    const tables = found.tables.map(t => ({ ...t, columns: t.columns.map(c => ({ ...c, role: 'measure' as const })) }))
    return { ...found, tables }
  },
}
export const refusing: Reader = {
  ...narrowReader,
  read: async () => {
    throw new DomainError('unreadable_file', 'Broken.')
  },
}

/** Asks for another reading of the file. */
export async function reading({ ctx, datasetId }: Desk, autoMerge = false): Promise<string> {
  const change = { tables: [] }
  return (await reread(ctx, { datasetId, change, what: [], autoMerge })).proposalId
}

/** Sends a newer file. */
export function sending({ ctx, datasetId }: Desk, text = 'City\nBern\n') {
  return post([new File([text], 'newer.csv')], incoming =>
    refresh(ctx, { datasetId, incoming, mode: 'replace', autoMerge: false }),
  )
}
