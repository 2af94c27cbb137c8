import type { ChildProcess } from 'node:child_process'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadingProgress } from '../../contract/reading.ts'
import { startProgram } from '../startProgram.ts'
import { cpuTime } from './cpuTime.ts'
import { IngestFault } from './fault.ts'
import type { IngestAnswer, IngestRequest } from './ingestMessages.ts'
import { residentMemory } from './residentMemory.ts'

/** What one ingest program may take. */
export interface IngestCaps {
  timeoutMs: number
  /** Resident memory of the child, all of it; watched where the system tells. */
  memoryBytes: number
  /** Heap of the child's JavaScript. */
  heapMegabytes: number
  /** Time of processors the child may take; watched where the system tells. */
  cpuMs?: number | undefined
}

interface Listening {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
}

/** What the program answers in the end, when no fault. */
export type IngestOutcome = Exclude<IngestAnswer, { progress: unknown } | { fault: unknown } | { crash: unknown }>

const WATCH_MS = 250
/** Signals a program does not give itself: somebody, or the system short of memory, ended it from outside. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'])

/**
 * Runs one request in an ingest program of its own, with an empty environment, capped in time and memory. Work that
 * fails leaves nothing behind in its folder.
 * @throws IngestFault of the program, or timed_out, memory_exceeded, crashed; an Error once the signal is aborted
 */
export async function ingest(request: IngestRequest, caps: IngestCaps, listening: Listening): Promise<IngestOutcome> {
  listening.signal?.throwIfAborted()
  const before = new Set(await namesIn(request.outDir))
  try {
    return await inChild(request, caps, listening)
  } catch (error) {
    await removeNew(request.outDir, before)
    throw error
  }
}

async function inChild(request: IngestRequest, caps: IngestCaps, listening: Listening): Promise<IngestOutcome> {
  const child = startProgram('ingest', { heapMegabytes: caps.heapMegabytes, isHeard: true })
  const guard = guarded(child, listening, caps)
  try {
    return await answerOf(child, request, { guard, caps, onProgress: listening.onProgress })
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

function guarded(child: ChildProcess, { signal }: Listening, caps: IngestCaps): Guard {
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
  const onAbort = () => kill(new Error('aborted', { cause: signal?.reason }))
  const timer = setTimeout(() => kill(new IngestFault('timed_out', { seconds: caps.timeoutMs / 1000 })), caps.timeoutMs)
  const watch = setInterval(async () => {
    const fault = child.pid === undefined ? null : await excess(child.pid, caps)
    if (fault !== null) kill(fault)
  }, WATCH_MS)
  signal?.addEventListener('abort', onAbort, { once: true })
  return guard
}

/** What a process takes beyond its caps; null when nothing, or when the system does not tell. */
async function excess(pid: number, { memoryBytes, cpuMs }: IngestCaps): Promise<IngestFault | null> {
  const bytes = await residentMemory(pid)
  if (bytes !== null && bytes > memoryBytes) {
    return new IngestFault('memory_exceeded', { megabytes: Math.round(memoryBytes / 2 ** 20) })
  }
  const takenMs = cpuMs === undefined ? null : await cpuTime(pid)
  return takenMs !== null && takenMs > (cpuMs ?? 0)
    ? new IngestFault('timed_out', { seconds: (cpuMs ?? 0) / 1000 })
    : null
}

interface Watch {
  guard: Guard
  caps: IngestCaps
  onProgress: Listening['onProgress']
}

function answerOf(child: ChildProcess, request: IngestRequest, { guard, caps, onProgress }: Watch) {
  return new Promise<IngestOutcome>((resolve, reject) => {
    let complaint = ''
    child.stderr?.on('data', (text: Buffer) => {
      complaint = (complaint + text.toString()).slice(-2000)
    })
    child.on('message', (message: unknown) => {
      const answer = message as IngestAnswer
      if ('progress' in answer) onProgress?.(answer.progress)
      else if ('fault' in answer) reject(new IngestFault(answer.fault.code, answer.fault.detail))
      else if ('crash' in answer) reject(new IngestFault('crashed', {}, { cause: new Error(answer.crash) }))
      else resolve(answer)
    })
    child.once('error', reject)
    child.once('close', (code, signal) => reject(guard.reason ?? endOf({ code, signal, complaint }, caps)))
    child.send(request, error => {
      if (error) reject(guard.reason ?? new Error('the ingest program took no request', { cause: error }))
    })
  })
}

interface End {
  code: number | null
  signal: string | null
  complaint: string
}

/** What the end of the program says of the work: nothing, when it came from outside. */
function endOf({ code, signal, complaint }: End, { heapMegabytes }: IngestCaps): Error {
  const cause = new Error(`the ingest program ended (${signal ?? code}) ${complaint}`)
  if (/heap out of memory/i.test(complaint)) {
    return new IngestFault('memory_exceeded', { megabytes: heapMegabytes }, { cause })
  }
  return FROM_OUTSIDE.has(signal ?? '') ? cause : new IngestFault('crashed', {}, { cause })
}

async function removeNew(folder: string, before: ReadonlySet<string>): Promise<void> {
  const names = (await namesIn(folder)).filter(name => !before.has(name))
  await Promise.all(names.map(name => rm(join(folder, name), { recursive: true, force: true })))
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
