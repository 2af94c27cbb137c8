import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import { judgeFault, judgeReading } from './judgeReading.ts'
import { spoilCsv } from './spoiltCsv.ts'

/** Says which file it begins and how it ended, one after the other: `csvFuzzChild.ts FROM TO`. */
export type Said = { begins: number } | Ended

export interface Ended {
  ended: number
  /** 'read', or the code of the fault. */
  outcome: string
  /** What is wrong with that. */
  faults: string[]
  recipe: string[]
  /** CPU time it took: how long the rest of the machine let it wait is not the reader's doing. */
  cpuMs: number
}

const [from = 0, to = 0] = process.argv.slice(2).map(Number)
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
const folder = mkdtempSync(join(tmpdir(), 'prove-csv-'))

async function readOne(seed: number): Promise<Omit<Ended, 'cpuMs'>> {
  const { bytes, recipe } = spoilCsv(seed)
  const outDir = mkdtempSync(join(folder, 'out-'))
  const path = join(folder, 'spoilt.csv')
  writeFileSync(path, bytes)
  try {
    const reading = await readFile({ path, outDir })
    const faults = await judgeReading(connection, reading, { outDir, bytes })
    return { ended: seed, outcome: 'read', faults, recipe }
  } catch (error) {
    const outcome = error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'
    return { ended: seed, outcome, faults: judgeFault(error, outDir), recipe }
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

const say = (said: Said) => new Promise(resolve => process.send?.(said, resolve))

for (let seed = from; seed < to; seed++) {
  await say({ begins: seed })
  const before = process.cpuUsage()
  const ended = await readOne(seed)
  const { user, system } = process.cpuUsage(before)
  await say({ ...ended, cpuMs: (user + system) / 1000 })
}
rmSync(folder, { recursive: true, force: true })
process.disconnect()
