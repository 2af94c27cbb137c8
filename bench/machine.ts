import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'

/** What a figure was measured on; every recorded result carries it. */
export function machine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  }
}

/** Keeps a measured run as `bench/results/<name>.json`. */
export function keepResult(name: string, figures: object): void {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`)
}

/** Runs a Python program in the first interpreter that has what it imports; null when none has. */
export function python(program: string, ...words: string[]): string | null {
  for (const interpreter of ['/usr/bin/python3', 'python3'])
    try {
      return execFileSync(interpreter, ['-c', program, ...words], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim()
    } catch {
      // Not there, or without pandas: the next one may have it.
    }
  return null
}
