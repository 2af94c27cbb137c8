import { basename } from 'node:path'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import { childReader } from '../../src/adapters/readers/childReader.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { getUpload } from '../../src/domains/datasets/getUpload.ts'
import { ingestJob } from '../../src/domains/datasets/ingestJob.ts'
import { takeIn } from '../../src/domains/datasets/upload.ts'
import { runJob } from '../../src/domains/jobs/runJob.ts'
import type { Context } from '../../src/ports/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { buildContext } from './context.ts'
import { buildStore } from './store.ts'

export interface World {
  ctx: Context
  /** Uploads a file and reads it, as a worker would. @throws Error with the reason when it fails */
  ingest(path: string): Promise<Dataset>
  end(): Promise<void>
}

/** The whole data path with nothing stood in for: database, store, reader and engine, without HTTP. */
export async function buildWorld(): Promise<World> {
  const database = await createTestDatabase()
  const store = await buildStore()
  const engine = createEngine({ store, poolSize: 1, memoryLimitMb: 512, timeoutMs: 30_000 })
  const ctx = buildContext({ database, store, engine, reader: childReader() })
  return {
    ctx,
    ingest: path => ingest(ctx, database, path),
    async end() {
      await engine.close()
      await database.drop()
      store.removeAll()
    },
  }
}

async function ingest(
  ctx: Context,
  database: Awaited<ReturnType<typeof createTestDatabase>>,
  path: string,
): Promise<Dataset> {
  const woken: string[] = []
  const queue = { ...ctx.queue, wake: async (id: string) => void woken.push(id) }
  const { uploadId } = await takeIn({ ...ctx, queue }, basename(path), () => ctx.store.receiveCopy(path))
  const runner = {
    database,
    definitions: new Map([[ingestJob.name, ingestJob]]),
    contextFor: (_lease: unknown, signal: AbortSignal) => ({ ...ctx, signal }),
    now: () => new Date(),
    onFault: (fault: unknown) => {
      throw fault
    },
  }
  for (const id of woken) await runJob(runner, id, new AbortController().signal)
  const { datasetId, reason } = await getUpload(ctx, { uploadId })
  if (datasetId === null) throw new Error(`${basename(path)}: ${JSON.stringify(reason)}`)
  return getDataset(ctx, { datasetId })
}
