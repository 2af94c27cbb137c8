import type { Reading, ReadingProgress } from '../../contract/reading.ts'
import type { Relation } from '../../contract/relation.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { PreparedTable, PrepareRequest } from '../../ports/preparer.ts'
import type { FileRow, KnownTable, WindowRequest } from '../../ports/reader.ts'
import type { FaultDetail } from './fault.ts'

/** First and only message to the ingest program: a file to read, one to look into, or a relation to write. */
export type IngestRequest = ReadingRequest | LookRequest | PreparationRequest

interface ReadingRequest {
  path: string
  name: string
  outDir: string
  password?: string | undefined
  sheets?: readonly string[] | undefined
  settings?: ReadSettings | undefined
  known?: readonly KnownTable[] | undefined
}

export type LookRequest = Omit<WindowRequest, 'signal'>

export interface PreparationRequest extends Pick<PrepareRequest, 'columns' | 'outDir' | 'stem'> {
  relation: Relation
  /** Where the parts of its scans lie, by their keys. */
  paths: ReadonlyMap<string, string>
}

/** What the ingest program sends: progress, and once at the end a reading, a table written, or a fault. */
export type IngestAnswer =
  | { progress: ReadingProgress }
  | { reading: Reading }
  | { window: FileRow[] | null }
  | { prepared: PreparedTable }
  | { fault: { code: string; detail: FaultDetail } }
  | { crash: string }
