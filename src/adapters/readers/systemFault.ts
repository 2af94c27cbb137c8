import { IngestFault } from './fault.ts'

/** Faults of the disk and of memory by name; anything else stays what it is. */
export function systemFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || (error instanceof Error && /no space left/i.test(error.message))) {
    return new IngestFault('disk_full', {}, { cause: error })
  }
  if (error instanceof Error && error.message.startsWith('Out of Memory Error')) {
    return new IngestFault(
      'memory_exceeded',
      { megabytes: Number(/(\d+)\.\d MiB used/.exec(error.message)?.[1] ?? 0) },
      { cause: error },
    )
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return new IngestFault('cannot_open', {}, { cause: error })
  }
  return error
}
