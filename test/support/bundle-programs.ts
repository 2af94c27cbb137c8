import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../../src/adapters/database/postgres/initialise.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of programs that were bundled for this run; empty: they start from source. */
    programs: string
  }
}

const root = join(import.meta.dirname, '../..')
const results = join(root, 'test-results')
const PREFIX = 'programs-'

/** Bundles what starts for every file and every pool of questions: hundreds of tests start it, each second counts. */
export default async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(results, { recursive: true })
  for (const name of readdirSync(results))
    if (name.startsWith(PREFIX) && !isAlive(Number(name.slice(PREFIX.length))))
      rmSync(join(results, name), { recursive: true, force: true })
  // Inside the project, where its packages are found.
  const folder = join(results, `${PREFIX}${process.pid}`)
  try {
    const bundle = join(root, 'bootstrap/bundle.mjs')
    await promisify(execFile)(process.execPath, [bundle, '--out', folder, 'engine', 'ingest'])
    project.provide('programs', folder)
  } catch {
    // What does not compile is told by the tests of it.
    project.provide('programs', '')
  }
  return () => rmSync(folder, { recursive: true, force: true })
}
