import { basename } from 'node:path'
import { createEngine } from '../../src/adapters/engine/createEngine.ts'
import { childPreparer } from '../../src/adapters/prepare/childPreparer.ts'
import { childReader } from '../../src/adapters/readers/childReader.ts'
import { childRenderer } from '../../src/adapters/render/childRenderer.ts'
import type { Dataset } from '../../src/contract/dataset.ts'
import type { UploadAccepted } from '../../src/contract/upload.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { getUpload } from '../../src/domains/datasets/getUpload.ts'
import { takeIn, upload } from '../../src/domains/datasets/upload.ts'
import type { Context } from '../../src/ports/context.ts'
import type { Database } from '../../src/ports/database.ts'
import { buildContext } from './context.ts'
import { post } from './post.ts'
import { runUploads } from './runUploads.ts'
import { buildStore } from './store.ts'

export interface World {
  ctx: Context
  /** Uploads a file and reads it, as a worker would. @throws Error with the reason when it fails */
  ingest(path: string): Promise<Dataset>
  /** Sends files in one request and reads them as one dataset. */
  ingestTogether(files: readonly File[], name?: string): Promise<Dataset>
  /** Asks a verb for something and does the work that it wakes, as a worker would. */
  doing<T>(ask: (asking: Context) => Promise<T>): Promise<T>
  /** Reads what a verb has taken in. */
  read(sendBy: (sending: Context) => Promise<UploadAccepted>): Promise<Dataset>
  end(): Promise<void>
}

export interface WorldOptions {
  engineMemoryMb?: number
  /** 0: every question is computed anew. */
  engineCacheBytes?: number
}

/** The whole data path without HTTP over a database that has the tables; store, reader, engine and renderer are its own. */
export async function buildWorldOn(database: Database, options: WorldOptions = {}): Promise<World> {
  const store = await buildStore()
  const engine = createEngine({
    store,
    poolSize: 1,
    memoryLimitMb: options.engineMemoryMb ?? 512,
    timeoutMs: 30_000,
    ...(options.engineCacheBytes === undefined ? {} : { cacheBytes: options.engineCacheBytes }),
  })
  const renderer = childRenderer()
  const ctx = buildContext({
    database,
    store,
    engine,
    renderer,
    reader: childReader(),
    preparer: childPreparer({ store }),
  })
  return {
    ctx,
    ingest: path => run(ctx, database, sending => takeIn(sending, basename(path), () => ctx.store.receiveCopy(path))),
    ingestTogether: (files, name) =>
      run(ctx, database, sending => post(files, incoming => upload(sending, { incoming, into: 'one', name }))),
    doing: ask => doing(ctx, database, ask),
    read: sendBy => run(ctx, database, sendBy),
    async end() {
      await Promise.all([engine.close(), renderer.close()])
      store.removeAll()
    },
  }
}

async function doing<T>(ctx: Context, database: Database, ask: (asking: Context) => Promise<T>): Promise<T> {
  const woken: string[] = []
  const asked = await ask({ ...ctx, queue: { ...ctx.queue, wake: async id => void woken.push(id) } })
  await runUploads({ database, contextFor: (_, signal) => ({ ...ctx, signal }) }, woken)
  return asked
}

/** Runs the job of what is sent. */
async function run(
  ctx: Context,
  database: Database,
  sendBy: (sending: Context) => Promise<UploadAccepted>,
): Promise<Dataset> {
  const { uploadId } = await doing(ctx, database, sendBy)
  const { datasetId, fileName, reason } = await getUpload(ctx, { uploadId })
  if (datasetId === null) throw new Error(`${fileName}: ${JSON.stringify(reason)}`)
  return getDataset(ctx, { datasetId })
}
