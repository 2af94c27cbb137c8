import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { cpuTime } from '../../src/adapters/readers/cpuTime.ts'
import { keepResult } from '../machine.ts'
import type { MutationEnded } from './mutationsChild.ts'

/*
 * Files of every kind, spoilt, through the reader: `npm run prove mutations [-- --files 10000 --seed 1 --workers 2]`. Bytes
 * are flipped, cut, doubled and moved, entries of zips swapped, tags and marks broken. Each is read with both ledgers
 * balanced, or ends in a fault with a name; none brings the process down, none takes longer than ten seconds of CPU, and
 * neither memory nor temporary files are left. The processes are kept from file to file; one that ends is counted.
 */

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
})
const files = Number(values.files)
const first = Number(values.seed) * 1_000_000
const LONGEST_MS = 10_000
/** Time of processors after which a file is not waited for any more, with what the process itself takes to begin. */
const HUNG_MS = 30_000
/** Memory a process may hold more of at its end than once it was warm. */
const MOST_GROWTH_MEGABYTES = 150
const WARM_FILES = 400
/** Files a process is told at once: what this one does should not hold it up. */
const BLOCK = 50

const waiting = Array.from({ length: files }, (_, i) => first + i)

const outcomes: Record<string, number> = {}
const kinds: Record<string, { files: number; read: number }> = {}
const faults: string[] = []
let crashes = 0
let slowestMs = 0
let growthMegabytes = 0
let ended = 0

function fault(seed: number, complaint: string): void {
  faults.push(`file ${seed}: ${complaint}`)
  console.log(`  FAULT file ${seed}: ${complaint}`)
}

function note({ seed, outcome, kind, faults: found, recipe, cpuMs }: MutationEnded): void {
  ended++
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  const counts = kinds[kind] ?? { files: 0, read: 0 }
  kinds[kind] = { files: counts.files + 1, read: counts.read + (outcome === 'read' ? 1 : 0) }
  slowestMs = Math.max(slowestMs, cpuMs)
  if (cpuMs > LONGEST_MS) fault(seed, `took ${(cpuMs / 1000).toFixed(1)} s of CPU (${kind} ${recipe.join(' ')})`)
  for (const complaint of found) fault(seed, `${complaint} (${kind} ${recipe.join(' ')})`)
  if (ended % 1000 === 0) console.log(`  ${ended} files, ${faults.length} faults`)
}

/** Reads files in one process until there are none left, or it ends: then the file it had is counted as a crash. */
function work(): Promise<void> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child: ChildProcess = fork(join(import.meta.dirname, 'mutationsChild.ts'), [], {
    execArgv: ['--import', tsx, '--expose-gc', '--max-old-space-size=512'],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let left: number[] = []
  let cpuBefore = 0
  let complaint = ''
  let read = 0
  let warm = 0
  child.stderr?.on('data', text => {
    complaint = (complaint + String(text)).slice(-800)
  })
  const watch = setInterval(async () => {
    const cpuMs = child.pid === undefined ? null : await cpuTime(child.pid)
    if (cpuMs !== null && left.length > 0 && cpuMs - cpuBefore > HUNG_MS) child.kill('SIGKILL')
  }, 500)
  const next = () => {
    left = waiting.splice(0, BLOCK)
    if (left.length === 0) child.disconnect()
    else child.send(left)
  }
  child.on('message', (said: MutationEnded | 'ready') => {
    if (said === 'ready') return next()
    note(said)
    cpuBefore = said.processCpuMs
    left.shift()
    read++
    if (said.residentMegabytes !== null && read > WARM_FILES) {
      warm ||= said.residentMegabytes
      growthMegabytes = Math.max(growthMegabytes, said.residentMegabytes - warm)
    }
    if (left.length === 0) next()
  })
  return new Promise(resolve =>
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      const [broken, ...others] = left
      if (broken === undefined) return resolve()
      crashes++
      fault(broken, `the process ended (${signal ?? code}) ${complaint}`)
      waiting.unshift(...others)
      resolve(work())
    }),
  )
}

const before = new Set(readdirSync(tmpdir()))
const startedAt = performance.now()
console.log(`mutations: ${files} files from seed ${values.seed}`)
await Promise.all(Array.from({ length: Number(values.workers) }, work))
const seconds = Math.round((performance.now() - startedAt) / 1000)
const left = readdirSync(tmpdir()).filter(name => !before.has(name) && /^(?:prove-mutations|honest)-/.test(name))
for (const name of left) faults.push(`left ${name}`)
if (growthMegabytes > MOST_GROWTH_MEGABYTES) faults.push(`memory grew by ${Math.round(growthMegabytes)} MB`)
const { read = 0, unnamed = 0 } = outcomes
keepResult('mutations', {
  seed: Number(values.seed),
  files,
  read,
  refused: ended - read - unnamed,
  crashes,
  seconds,
  slowestMs: Math.round(slowestMs),
  growthMegabytes: Math.round(growthMegabytes),
  kinds,
  outcomes,
  faults,
})
console.log(
  `mutations: ${read} of ${files} spoilt files read, ${ended - read - unnamed} refused by name, ${crashes} crashes, the slowest in ` +
    `${(slowestMs / 1000).toFixed(1)} s of CPU, memory grew by ${Math.round(growthMegabytes)} MB; ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
