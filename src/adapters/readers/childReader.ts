import { stat } from 'node:fs/promises'
import { DomainError, type ProblemCode } from '../../contract/problem.ts'
import { sayFault } from '../../core/grid/faults.ts'
import type { Reader } from '../../ports/reader.ts'
import { IngestFault } from './fault.ts'
import { type IngestCaps, ingest } from './ingestProcess.ts'
import { isReadWhole } from './isReadWhole.ts'

export interface ReaderCaps extends IngestCaps {
  /** The same for files that are held in memory whole. */
  wholeHeapMegabytes: number
  /** Time of processors those may take for each megabyte begun: their reader may go round in circles on a broken one. */
  wholeCpuMs: number
}

export const READER_CAPS: ReaderCaps = {
  timeoutMs: 600_000,
  memoryBytes: 1.5 * 2 ** 30,
  heapMegabytes: 512,
  wholeHeapMegabytes: 1152,
  wholeCpuMs: 10_000,
}
/** Somebody waits for the rows of a window. */
const LOOK_MS = 60_000
/** Faults that are problems of their own, which a person can do something about. */
const PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  disk_full: 'disk_full',
  password_needed: 'password_needed',
  wrong_password: 'wrong_password',
}

/** A reader that gives each file a process of its own, with an empty environment, capped in time and memory. */
export function childReader(caps: Partial<ReaderCaps> = {}): Reader {
  const all = { ...READER_CAPS, ...caps }
  const capsFor = async (path: string): Promise<IngestCaps> => {
    if (!(await isReadWhole(path))) return all
    const { size } = await stat(path)
    return { ...all, heapMegabytes: all.wholeHeapMegabytes, cpuMs: all.wholeCpuMs * Math.ceil(size / 2 ** 20) }
  }
  return {
    async read({ signal, onProgress, ...asked }) {
      if (signal?.aborted) throw cancelled()
      try {
        const answer = await ingest(asked, await capsFor(asked.path), { signal, onProgress })
        if (!('reading' in answer)) throw new Error('a reading was asked for')
        return answer.reading
      } catch (error) {
        throw asDomainError(error, signal)
      }
    },
    async window({ signal, ...asked }) {
      try {
        const { timeoutMs, ...rest } = await capsFor(asked.path)
        const answer = await ingest(asked, { ...rest, timeoutMs: Math.min(timeoutMs, LOOK_MS) }, { signal })
        if (!('window' in answer)) throw new Error('a window was asked for')
        return answer.window
      } catch (error) {
        throw asDomainError(error, signal)
      }
    },
  }
}

function cancelled(cause?: unknown): DomainError {
  return new DomainError('cancelled', 'Reading was cancelled.', { cause })
}

function asDomainError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted && !(error instanceof DomainError)) {
    return cancelled(error)
  }
  if (!(error instanceof IngestFault)) return error
  const { code, detail } = error
  return new DomainError(PROBLEMS[code] ?? 'unreadable_file', sayFault(code, detail), { cause: error })
}
