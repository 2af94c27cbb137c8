import type { Reading, ReadingProgress } from '../../contract/reading.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { KnownTable } from '../../ports/reader.ts'
import type { FaultDetail } from './fault.ts'

/** First and only message to the ingest program. */
export interface IngestRequest {
  path: string
  name: string
  outDir: string
  password?: string | undefined
  sheets?: readonly string[] | undefined
  settings?: ReadSettings | undefined
  known?: readonly KnownTable[] | undefined
}

/** What the ingest program sends: progress, and once at the end a reading or a fault. */
export type IngestAnswer =
  | { progress: ReadingProgress }
  | { reading: Reading }
  | { fault: { code: string; detail: FaultDetail } }
  | { crash: string }
