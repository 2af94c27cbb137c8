import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { keepResult } from '../machine.ts'
import type { Ended, Said } from './csvFuzzChild.ts'

/*
 * Thousands of small spoilt text files through the reader: `npm run prove csv -- [--files 4000] [--seed 1]`. Each is
 * read with both ledgers balanced and its parts agreeing, or ends in a fault with a name; none brings the process down,
 * and none takes longer than ten seconds of CPU, or thirty of the clock.
 */

const { values } = parseArgs({
  options: { files: { type: 'string', default: '4000' }, seed: { type: 'string', default: '1' } },
})
const files = Number(values.files)
const first = Number(values.seed) * 1_000_000
const FILES_A_CHILD = 200
const LONGEST_MS = 10_000

const outcomes: Record<string, number> = {}
const faults: string[] = []
let slowestMs = 0

/** Reads from one seed to another in a child; the seed to go on with, which is earlier than `to` when the child ended. */
function readSome(from: number, to: number): Promise<number> {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = fork(join(import.meta.dirname, 'csvFuzzChild.ts'), [String(from), String(to)], {
    execArgv: ['--import', tsx],
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let current = from
  let startedAt = performance.now()
  let complaint = ''
  child.stderr?.on('data', text => {
    complaint = (complaint + String(text)).slice(-800)
  })
  const watch = setInterval(() => performance.now() - startedAt > 3 * LONGEST_MS && child.kill('SIGKILL'), 500)
  child.on('message', (said: Said) => {
    if ('begins' in said) {
      current = said.begins
      startedAt = performance.now()
      return
    }
    note(said)
    current = said.ended + 1
    startedAt = performance.now()
  })
  return new Promise(resolve =>
    child.once('close', (code, signal) => {
      clearInterval(watch)
      if (current < to) {
        outcomes['crash'] = (outcomes['crash'] ?? 0) + 1
        fault(current, `the process ended (${signal ?? code}) ${complaint}`)
      }
      resolve(current < to ? current + 1 : to)
    }),
  )
}

function note({ ended, outcome, faults: found, recipe, cpuMs: ms }: Ended): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  slowestMs = Math.max(slowestMs, ms)
  if (ms > LONGEST_MS) fault(ended, `took ${(ms / 1000).toFixed(1)} s of CPU (${recipe.join(' ')})`)
  for (const complaint of found) fault(ended, `${complaint} (${recipe.join(' ')})`)
}

function fault(seed: number, complaint: string): void {
  faults.push(`file ${seed}: ${complaint}`)
  console.log(`  FAULT file ${seed}: ${complaint}`)
}

const startedAt = performance.now()
console.log(`csv: ${files} files from seed ${values.seed}`)
for (let next = first; next < first + files; )
  next = await readSome(next, Math.min(first + files, next + FILES_A_CHILD))
const seconds = (performance.now() - startedAt) / 1000
keepResult('csv-fuzz', { seed: Number(values.seed), files, seconds, slowestMs, outcomes, faults })
const { read = 0, unnamed = 0, crash = 0 } = outcomes
console.log(
  `csv: ${read} of ${files} spoilt files read, ${files - read - unnamed - crash} refused by name, the slowest in ${(slowestMs / 1000).toFixed(1)} s of CPU; ${faults.length} faults`,
)
process.exitCode = faults.length === 0 ? 0 : 1
