import type { TruthfulCsv } from './truthfulCsv.ts'

export interface Edit {
  field: 'name' | 'description'
  value: string
  isAcknowledged: boolean
}

/** Rows of one truthful file, as many of them as were sent last. */
export type Chunk = Pick<TruthfulCsv, 'seed' | 'rows' | 'amountHundredths'>

/** What a dataset holds: rows of these files, and the bytes of the file that came last. */
export interface Content {
  chunks: readonly Chunk[]
  sha256: string
}

/** A newer file of a dataset: proposed, then merged or discarded. */
export interface Refresh {
  proposalId: string
  uploadId: string
  datasetId: string
  acknowledgedAt: number
  intent: 'merge' | 'discard'
  /** What the dataset holds once it is merged. */
  becomes: Content
  /** The merge or the discard was sent, whatever was heard of it. */
  isAsked: boolean
  /** What became of it, as the server said. */
  end: 'merged' | 'discarded' | 'failed' | null
}

/** What the server has acknowledged, as the people remember it. */
export interface Ledger {
  /** By upload. */
  files: Map<string, Omit<TruthfulCsv, 'text'> & { acknowledgedAt: number }>
  /** Datasets known to be complete, with their upload. */
  datasets: Map<string, string>
  /** By dataset, once a newer file was merged. */
  contents: Map<string, Content>
  /** By proposal. */
  refreshes: Map<string, Refresh>
  /** By dataset, in the order they were sent; one person edits, so there is one order. */
  edits: Map<string, Edit[]>
  looks: number
  /** Acts that were answered by a failure, or not at all. */
  refused: number
  faults: string[]
}

export function newLedger(): Ledger {
  return {
    files: new Map(),
    datasets: new Map(),
    contents: new Map(),
    refreshes: new Map(),
    edits: new Map(),
    looks: 0,
    refused: 0,
    faults: [],
  }
}

/** What a dataset ought to hold; undefined when nobody sent it. */
export function contentOf({ contents, files }: Ledger, datasetId: string, uploadId: string): Content | undefined {
  const sent = files.get(uploadId)
  return contents.get(datasetId) ?? (sent && { chunks: [sent], sha256: sent.sha256 })
}

/** Values that may stand there now: the last one acknowledged, or any that was sent after it. */
export function allowedValues(edits: readonly Edit[], field: Edit['field'], before: string): Set<string> {
  const ofField = edits.filter(edit => edit.field === field)
  const last = ofField.findLastIndex(edit => edit.isAcknowledged)
  return new Set([...(last < 0 ? [before] : []), ...ofField.slice(Math.max(last, 0)).map(edit => edit.value)])
}
