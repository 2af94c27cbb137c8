import { prepare } from '../adapters/prepare/prepare.ts'
import { IngestFault } from '../adapters/readers/fault.ts'
import type { IngestAnswer, IngestRequest } from '../adapters/readers/ingestMessages.ts'
import { readFile } from '../adapters/readers/readFile.ts'
import { readWindow } from '../adapters/readers/window/readWindow.ts'
import type { ReadingProgress } from '../contract/reading.ts'

const PROGRESS_MS = 100

/**
 * The ingest program: one file, one look into a file or one preparation, one answer, then it ends. What brings it down brings nothing else down.
 * It goes when its parent goes.
 */
process.once('disconnect', () => process.exit(1))
process.once('message', message => {
  run(message as IngestRequest).then(end, error => end({ crash: error instanceof Error ? (error.stack ?? '') : '?' }))
})

async function run(request: IngestRequest): Promise<IngestAnswer> {
  try {
    if ('relation' in request) return { prepared: await prepare(request, throttled()) }
    if ('stretches' in request) return { window: await readWindow(request) }
    return { reading: await readFile({ ...request, onProgress: throttled() }) }
  } catch (error) {
    if (error instanceof IngestFault) return { fault: { code: error.code, detail: error.detail } }
    throw error
  }
}

/** Stage changes at once, counts not more often than somebody can see. */
function throttled(): (progress: ReadingProgress) => void {
  let stage = ''
  let sentAt = 0
  return progress => {
    const now = performance.now()
    if (progress.stage === stage && now - sentAt < PROGRESS_MS) return
    stage = progress.stage
    sentAt = now
    send({ progress })
  }
}

function end(answer: IngestAnswer): void {
  if (process.connected) process.send?.(answer, () => process.exit(0))
}

function send(answer: IngestAnswer): void {
  if (process.connected) process.send?.(answer)
}
