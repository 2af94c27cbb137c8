import { type ChildProcess, fork } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DomainError, type ProblemCode } from '../../contract/problem.ts'
import type { Reading } from '../../contract/reading.ts'
import { sayFault } from '../../core/grid/faults.ts'
import type { Reader, ReadRequest } from '../../ports/reader.ts'
import { IngestFault } from './fault.ts'
import type { IngestAnswer } from './ingestMessages.ts'
import { isReadWhole } from './isReadWhole.ts'
import { residentMemory } from './residentMemory.ts'

export interface ReaderCaps {
  timeoutMs: number
  /** Resident memory of the child, all of it; watched where the system tells. */
  memoryBytes: number
  /** Heap of the child's JavaScript. */
  heapMegabytes: number
  /** The same for files that are held in memory whole. */
  wholeHeapMegabytes: number
}

export const READER_CAPS: ReaderCaps = {
  timeoutMs: 600_000,
  memoryBytes: 1.5 * 2 ** 30,
  heapMegabytes: 512,
  wholeHeapMegabytes: 1152,
}
const WATCH_MS = 250
/** Signals a program does not give itself: somebody, or the system short of memory, ended it from outside. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'])
/** Faults that are problems of their own, which a person can do something about. */
const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  disk_full: 'disk_full',
  password_needed: 'password_needed',
  wrong_password: 'wrong_password',
}

/** A reader that gives each file a process of its own, with an empty environment, capped in time and memory. */
export function childReader(caps: Partial<ReaderCaps> = {}): Reader {
  const all = { ...READER_CAPS, ...caps }
  return {
    async read(request) {
      if (request.signal?.aborted) throw cancelled()
      const before = new Set(await namesIn(request.outDir))
      try {
        const heapMegabytes = (await isReadWhole(request.path)) ? all.wholeHeapMegabytes : all.heapMegabytes
        return await readInChild(request, { ...all, heapMegabytes })
      } catch (error) {
        await removeNew(request.outDir, before)
        throw asDomainError(error, request.signal)
      }
    },
  }
}

async function readInChild(request: ReadRequest, caps: ReaderCaps): Promise<Reading> {
  const child = start(caps)
  const guard = guarded(child, request, caps)
  try {
    return await answerOf(child, request, { guard, caps })
  } finally {
    guard.release()
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    }
  }
}

/** Why the child was killed, once it was. */
interface Guard {
  reason: Error | null
  release(): void
}

function guarded(child: ChildProcess, { signal }: ReadRequest, caps: ReaderCaps): Guard {
  const guard: Guard = {
    reason: null,
    release: () => {
      clearTimeout(timer)
      clearInterval(watch)
      signal?.removeEventListener('abort', onAbort)
    },
  }
  const kill = (reason: Error) => {
    guard.reason ??= reason
    child.kill('SIGKILL')
  }
  const onAbort = () => kill(cancelled())
  const timer = setTimeout(() => kill(new IngestFault('timed_out', { seconds: caps.timeoutMs / 1000 })), caps.timeoutMs)
  const watch = setInterval(async () => {
    const bytes = child.pid === undefined ? null : await residentMemory(child.pid)
    if (bytes !== null && bytes > caps.memoryBytes) {
      kill(new IngestFault('memory_exceeded', { megabytes: Math.round(caps.memoryBytes / 2 ** 20) }))
    }
  }, WATCH_MS)
  signal?.addEventListener('abort', onAbort, { once: true })
  return guard
}

interface Watch {
  guard: Guard
  caps: ReaderCaps
}

function answerOf(child: ChildProcess, request: ReadRequest, { guard, caps }: Watch): Promise<Reading> {
  const { path, name, outDir, password, sheets, settings, known, onProgress } = request
  return new Promise((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2000)
    })
    child.on('message', (message: unknown) => {
      const answer = message as IngestAnswer
      if ('progress' in answer) onProgress?.(answer.progress)
      else if ('reading' in answer) resolve(answer.reading)
      else if ('fault' in answer) reject(new IngestFault(answer.fault.code, answer.fault.detail))
      else reject(new IngestFault('crashed', {}, { cause: new Error(answer.crash) }))
    })
    child.once('error', reject)
    child.once('close', (code, signal) => reject(guard.reason ?? endOf({ code, signal, complaint }, caps)))
    child.send({ path, name, outDir, password, sheets, settings, known }, error => {
      if (error) reject(guard.reason ?? new Error('the ingest program took no request', { cause: error }))
    })
  })
}

interface End {
  code: number | null
  signal: string | null
  complaint: string
}

/** What the end of the program says of the file: nothing, when it came from outside. */
function endOf({ code, signal, complaint }: End, { heapMegabytes }: ReaderCaps): Error {
  const cause = new Error(`the ingest program ended (${signal ?? code}) ${complaint}`)
  if (/heap out of memory/i.test(complaint)) {
    return new IngestFault('memory_exceeded', { megabytes: heapMegabytes }, { cause })
  }
  return FROM_OUTSIDE.has(signal ?? '') ? cause : new IngestFault('crashed', {}, { cause })
}

/** From source the program is TypeScript, and Node needs a loader for it. */
function start(caps: ReaderCaps): ChildProcess {
  const extension = extname(fileURLToPath(import.meta.url))
  const program = fileURLToPath(new URL(`../../programs/ingest${extension}`, import.meta.url))
  const loader = () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
  return fork(program, [], {
    env: { TZ: 'UTC' },
    execArgv: [`--max-old-space-size=${caps.heapMegabytes}`, ...(extension === '.ts' ? loader() : [])],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
}

function cancelled(cause?: unknown): DomainError {
  return new DomainError('cancelled', 'Reading was cancelled.', { cause })
}

/** A reading that failed leaves nothing behind. */
async function removeNew(folder: string, before: ReadonlySet<string>): Promise<void> {
  const names = (await namesIn(folder)).filter(name => !before.has(name))
  await Promise.all(names.map(name => rm(join(folder, name), { recursive: true, force: true })))
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}

function asDomainError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted && !(error instanceof DomainError)) {
    return cancelled(error)
  }
  if (!(error instanceof IngestFault)) return error
  const { code, detail } = error
  return new DomainError(PROBLEMS[code] ?? 'unreadable_file', sayFault(code, detail), { cause: error })
}
