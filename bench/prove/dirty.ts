import { fork } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { keepResult } from '../machine.ts'
import type { Judged, Part } from './dirty/part.ts'
import { DIRT_NAMES } from './dirty/soil.ts'

/*
 * Clean tables, soiled in one way or in several, and read: `npm run prove dirty -- [--seeds 200] [--mixed 500] [--only
 * kind,kind] [--from 0] [--workers 2]`. A file is recovered when every name, type, cell, count and sum is what it was
 * before; cells are compared by a reader that shares no code with the project. Proven: each kind at least 98 %, all
 * together at least 99 %, and every miss is told of by the reading. Files that were recovered and are said to be doubtful
 * all the same are counted, too: false alarms.
 */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    mixed: { type: 'string', default: '500' },
    only: { type: 'string' },
    from: { type: 'string', default: '0' },
    workers: { type: 'string', default: '2' },
  },
})
const from = Number(values.from)
const parts = Number(values.workers)
const only = values.only?.split(',')
const startedAt = performance.now()

const kinds = [
  ...['none', ...DIRT_NAMES].map(name => ({ name, files: Number(values.seeds) })),
  { name: 'mixed', files: Number(values.mixed) },
].filter(({ name }) => only === undefined || only.includes(name))

interface KindResult {
  files: number
  recovered: number
  /** Recovered files that are said to be doubtful. */
  alarms: number
  told: number
  silent: number
  misses: Omit<Judged, 'kind'>[]
}
const results: Record<string, KindResult> = {}
for (const { name } of kinds) results[name] = { files: 0, recovered: 0, alarms: 0, told: 0, silent: 0, misses: [] }
await Promise.all(Array.from({ length: parts }, (_, part) => run({ kinds, from, part, parts })))

const all = Object.values(results)
const sum = (of: 'files' | 'recovered' | 'silent' | 'alarms') => all.reduce((n, kind) => n + kind[of], 0)
const [files, recovered, silent, alarms] = [sum('files'), sum('recovered'), sum('silent'), sum('alarms')]
const share = recovered / files
for (const [name, kind] of Object.entries(results)) console.log(`${name.padEnd(15)} ${said(kind)}`)
console.log(`dirty: ${said({ files, recovered, silent, alarms })}`)
const seconds = (performance.now() - startedAt) / 1000
if (only === undefined) keepResult('dirty', { from, seconds, files, recovered, share, silent, alarms, kinds: results })
const wanted = kinds.reduce((n, kind) => n + kind.files, 0)
const isProven =
  files === wanted && share >= 0.99 && silent === 0 && all.every(kind => kind.recovered >= 0.98 * kind.files)
process.exitCode = isProven ? 0 : 1

function run(part: Part): Promise<void> {
  const child = fork(join(import.meta.dirname, 'dirty/part.ts'), [JSON.stringify(part)])
  child.on('message', judged => note(judged as Judged))
  return new Promise(resolve => child.once('exit', () => resolve()))
}

function note({ kind, ...judged }: Judged): void {
  const result = results[kind]
  if (result === undefined) return
  const { seed, dirt, faults, isTold } = judged
  result.files++
  if (faults.length === 0) {
    result.recovered++
    if (isTold) result.alarms++
    return
  }
  result.misses.push(judged)
  if (isTold) result.told++
  else result.silent++
  console.log(`  ${isTold ? 'told  ' : 'SILENT'} ${dirt.join('+')}:${seed}  ${faults.join(' · ').slice(0, 220)}`)
}

function said(kind: Pick<KindResult, 'files' | 'recovered' | 'silent' | 'alarms'>): string {
  const share = `${percent(kind.recovered / kind.files)} of ${kind.files} recovered`
  return `${share}, ${kind.silent} misses in silence, ${percent(kind.alarms / kind.recovered)} of the recovered said to be doubtful`
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`.padStart(8)
}
