import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Verdict } from './judge.ts'
import { readSoiled } from './readSoiled.ts'
import { DIRT_NAMES, type DirtName, mixedDirt, soil } from './soil.ts'

/** A file that was soiled, read and judged; what a process that reads every so-many-th seed tells the one that began it. */
export interface Judged extends Verdict {
  kind: string
  seed: number
  dirt: readonly DirtName[]
}

/** Told to a process as its first argument, as JSON. */
export interface Part {
  kinds: readonly { name: string; files: number }[]
  from: number
  /** It reads each of the seeds that leave `part` when divided by `parts`. */
  part: number
  parts: number
}

const { kinds, from, part, parts } = JSON.parse(process.argv[2] ?? '') as Part
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const folder = mkdtempSync(join(tmpdir(), 'prove-dirty-'))
for (const { name, files } of kinds)
  for (let seed = from; seed < from + files; seed++) {
    if (seed % parts !== part) continue
    const file = soil(seed, dirtOf(name, seed))
    const { faults, isTold } = await readSoiled(connection, file, folder)
    const judged: Judged = { kind: name, seed, dirt: file.dirt, faults: faults.slice(0, 3), isTold }
    process.send?.(judged)
  }
rmSync(folder, { recursive: true, force: true })
process.disconnect?.()

function dirtOf(kind: string, seed: number): readonly DirtName[] {
  return kind === 'mixed' ? mixedDirt(seed) : DIRT_NAMES.filter(name => name === kind)
}
