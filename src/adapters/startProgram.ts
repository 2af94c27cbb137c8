import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export interface ProgramOptions {
  arguments?: readonly string[]
  heapMegabytes?: number
  /** What it prints to its standard error is read. */
  isHeard?: boolean
}

let bundles: string | undefined

/** Where sources find their programs in one piece each: what starts from source alone needs a second before it works. */
export function startBundledPrograms(folder: string): void {
  bundles = folder
}

/**
 * Starts a program of src/programs in a process of its own. A build is started as it is, source through tsx. The
 * environment is empty: the process has no secrets to lose.
 */
export function startProgram(name: 'engine' | 'ingest' | 'render', options: ProgramOptions = {}): ChildProcess {
  const { path, loader } = find(name)
  const { heapMegabytes } = options
  const heap = heapMegabytes === undefined ? [] : [`--max-old-space-size=${heapMegabytes}`]
  const stdio: StdioOptions = ['ignore', 'ignore', options.isHeard ? 'pipe' : 'ignore', 'ipc']
  return fork(path, options.arguments ?? [], {
    env: { TZ: 'UTC' },
    execArgv: [...heap, ...loader],
    serialization: 'advanced',
    stdio,
  })
}

function find(name: 'engine' | 'ingest' | 'render'): { path: string; loader: string[] } {
  const extension = extname(fileURLToPath(import.meta.url))
  // Drawing needs packages with machine code, and is not bundled.
  if (bundles !== undefined && name !== 'render') return { path: join(bundles, `${name}.js`), loader: [] }
  const path = fileURLToPath(new URL(`../programs/${name}${extension}`, import.meta.url))
  if (extension !== '.ts') return { path, loader: [] }
  return { path, loader: ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] }
}
