import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import { honestFiles } from '../../test/factories/hostile/honest.ts'
import { mutate } from '../../test/factories/hostile/mutate.ts'
import { judgeFault, judgeReading } from './judgeReading.ts'

/** How one file ended; the process goes on with the next one it is told. */
export interface MutationEnded {
  seed: number
  /** 'read', or the code of the fault. */
  outcome: string
  kind: string
  faults: string[]
  recipe: string[]
  /** CPU time it took: how long the rest of the machine let it wait is not the reader's doing. */
  cpuMs: number
  /** CPU time of the process, from its beginning. */
  processCpuMs: number
  /** Memory held afterwards, what could be let go let go; looked at now and then. */
  residentMegabytes: number | null
}

const LOOK_EVERY = 50
const honest = await honestFiles()
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
const folder = mkdtempSync(join(tmpdir(), 'prove-mutations-'))
let files = 0

process.once('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
process.on('message', async (seeds: number[]) => {
  for (const seed of seeds) process.send?.(await readOne(seed))
})
process.send?.('ready')

async function readOne(seed: number): Promise<MutationEnded> {
  const { kind, bytes, recipe } = mutate(honest, seed)
  const outDir = mkdtempSync(join(folder, 'out-'))
  const path = join(folder, 'spoilt')
  writeFileSync(path, bytes)
  const before = process.cpuUsage()
  const { outcome, faults } = await outcomeOf(path, outDir, bytes)
  const { user, system } = process.cpuUsage(before)
  rmSync(outDir, { recursive: true, force: true })
  const cpuMs = (user + system) / 1000
  const processCpuMs = cpuMs + (before.user + before.system) / 1000
  return { seed, outcome, kind, faults, recipe, cpuMs, processCpuMs, residentMegabytes: resident() }
}

async function outcomeOf(path: string, outDir: string, bytes: Buffer): Promise<{ outcome: string; faults: string[] }> {
  try {
    const reading = await readFile({ path, outDir })
    return { outcome: 'read', faults: await judgeReading(connection, reading, { outDir, bytes }) }
  } catch (error) {
    const outcome = error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'
    return { outcome, faults: judgeFault(error, outDir) }
  }
}

function resident(): number | null {
  if (files++ % LOOK_EVERY !== 0) return null
  globalThis.gc?.()
  return process.memoryUsage.rss() / 2 ** 20
}
