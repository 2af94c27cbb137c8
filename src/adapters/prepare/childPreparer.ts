import { DomainError, type ProblemCode } from '../../contract/problem.ts'
import { scansOf } from '../../core/relation/scans.ts'
import type { Preparer } from '../../ports/preparer.ts'
import type { ObjectStore } from '../../ports/store.ts'
import { IngestFault } from '../readers/fault.ts'
import { type IngestCaps, ingest } from '../readers/ingestProcess.ts'

const CAPS: IngestCaps = { timeoutMs: 600_000, memoryBytes: 1.5 * 2 ** 30, heapMegabytes: 512 }

/** What went wrong, as a problem and in words. */
const FAULTS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  invalid_relation: ['invalid_plan', 'A value becomes larger than can be kept. Look at what is multiplied and summed.'],
  memory_exceeded: ['out_of_memory', 'Preparing the table needs more memory than allowed. Leave out rows first.'],
  timed_out: ['took_too_long', 'Preparing the table took longer than allowed. Leave out rows first.'],
  disk_full: ['disk_full', 'There is no room left on the disk for the prepared table.'],
}

export interface PreparerOptions {
  store: Pick<ObjectStore, 'localPath'>
  caps?: Partial<IngestCaps>
}

/** A preparer that gives each table a process of its own, with an empty environment, capped in time and memory. */
export function childPreparer({ store, caps = {} }: PreparerOptions): Preparer {
  return {
    async prepare({ relation: { relation }, columns, outDir, stem, signal, onProgress }) {
      const paths = new Map<string, string>()
      for (const scan of scansOf(relation)) {
        for (const key of scan.parts) paths.set(key, await store.localPath(key))
      }
      try {
        const request = { relation, columns, outDir, stem, paths }
        const answer = await ingest(request, { ...CAPS, ...caps }, { signal, onProgress })
        if (!('prepared' in answer)) throw new Error('a preparation was asked for')
        return answer.prepared
      } catch (error) {
        throw asDomainError(error, signal)
      }
    },
  }
}

function asDomainError(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return new DomainError('cancelled', 'Preparing the table was cancelled.', { cause: error })
  if (!(error instanceof IngestFault)) return error
  const [code, detail] = FAULTS[error.code] ?? ['internal', 'Preparing the table stopped unexpectedly.']
  return new DomainError(code, detail, { cause: error })
}
