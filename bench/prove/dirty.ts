import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { keepResult } from '../machine.ts'
import { readSoiled } from './dirty/readSoiled.ts'
import { DIRT_NAMES, type DirtName, mixedDirt, soil } from './dirty/soil.ts'

/*
 * Clean tables, soiled in one way or in several, and read: `npm run prove dirty -- [--seeds 200] [--mixed 500] [--only
 * kind,kind] [--from 0] [--all]`. A file is recovered when every name, type, cell, count and sum is what it was before;
 * cells are compared by a reader that shares no code with the project. Proven: each kind at least 98 %, all together at
 * least 99 %, and every miss is told of by the reading. `--all` prints every miss, else the first ten of a kind.
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    mixed: { type: 'string', default: '500' },
    only: { type: 'string' },
    from: { type: 'string', default: '0' },
    all: { type: 'boolean', default: false },
  },
})
const SHOWN = 10
const from = Number(values.from)
const only = values.only?.split(',')

interface Miss {
  seed: number
  dirt: readonly DirtName[]
  faults: string[]
  isTold: boolean
}

const kinds: { name: string; files: number; dirtOf: (seed: number) => readonly DirtName[] }[] = [
  { name: 'none', files: Number(values.seeds), dirtOf: () => [] },
  ...DIRT_NAMES.map(name => ({ name, files: Number(values.seeds), dirtOf: () => [name] })),
  { name: 'mixed', files: Number(values.mixed), dirtOf: mixedDirt },
].filter(({ name }) => only === undefined || only.includes(name))

const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const folder = mkdtempSync(join(tmpdir(), 'prove-dirty-'))
const startedAt = performance.now()
const results: Record<string, { files: number; recovered: number; told: number; silent: number; misses: Miss[] }> = {}
for (const { name, files, dirtOf } of kinds) {
  const misses: Miss[] = []
  for (let seed = from; seed < from + files; seed++) {
    const file = soil(seed, dirtOf(seed))
    const { faults, isTold } = await readSoiled(connection, file, folder)
    if (faults.length > 0) misses.push({ seed, dirt: file.dirt, faults: faults.slice(0, 3), isTold })
  }
  const told = misses.filter(({ isTold }) => isTold).length
  results[name] = { files, recovered: files - misses.length, told, silent: misses.length - told, misses }
  const percent = ((100 * (files - misses.length)) / files).toFixed(1)
  console.log(
    `${name.padEnd(15)} ${percent.padStart(5)} % of ${files} recovered, ${misses.length - told} misses in silence`,
  )
  for (const { seed, dirt, faults, isTold } of values.all ? misses : misses.slice(0, SHOWN))
    console.log(`  ${isTold ? 'told  ' : 'SILENT'} ${dirt.join('+')}:${seed}  ${faults.join(' · ').slice(0, 220)}`)
}
rmSync(folder, { recursive: true, force: true })

const all = Object.values(results)
const files = all.reduce((sum, kind) => sum + kind.files, 0)
const recovered = all.reduce((sum, kind) => sum + kind.recovered, 0)
const silent = all.reduce((sum, kind) => sum + kind.silent, 0)
const share = recovered / files
const seconds = (performance.now() - startedAt) / 1000
if (only === undefined) keepResult('dirty', { from, seconds, files, recovered, share, silent, kinds: results })
console.log(`dirty: ${recovered} of ${files} (${(100 * share).toFixed(2)} %) recovered, ${silent} misses in silence`)
const isProven = share >= 0.99 && silent === 0 && all.every(kind => kind.recovered >= 0.98 * kind.files)
process.exitCode = isProven ? 0 : 1
