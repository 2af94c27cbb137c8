import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/server/config.ts'
import { openDatabase } from '../src/server/openDatabase.ts'
import { buildWorldOn, type World } from '../test/factories/worldOn.ts'

/**
 * The product's data path for a measured run, with the settings it has by itself: its own database in a temporary
 * folder, the engine without its cache of answers unless it is wanted, and room for large files. `end` takes everything
 * away.
 */
export async function startWorld({ hasCache = false } = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-world-'))
  chmodSync(folder, 0o755)
  const config = readConfig({ DATA_DIR: folder }, folder)
  const opened = await openDatabase(config, () => undefined)
  const world = await buildWorldOn(opened.database, {
    engineMemoryMb: config.ENGINE_MEMORY_MB,
    ...(hasCache ? {} : { engineCacheBytes: 0 }),
  })
  const limits = { maxUploadBytes: config.MAX_UPLOAD_BYTES, queryTimeoutMs: 600_000 }
  return {
    ...world,
    ctx: { ...world.ctx, limits },
    async end() {
      await world.end()
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The middle of a few times, milliseconds. */
export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** How long each of `n` goes took, milliseconds. */
export async function timed(n: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < n; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times
}
