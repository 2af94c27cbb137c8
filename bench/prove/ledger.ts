import type { TruthfulCsv } from './truthfulCsv.ts'

export interface Edit {
  field: 'name' | 'description'
  value: string
  isAcknowledged: boolean
}

/** What the server has acknowledged, as the people remember it. */
export interface Ledger {
  /** By upload. */
  files: Map<string, Omit<TruthfulCsv, 'text'> & { acknowledgedAt: number }>
  /** Datasets known to be complete, with their upload. */
  datasets: Map<string, string>
  /** By dataset, in the order they were sent; one person edits, so there is one order. */
  edits: Map<string, Edit[]>
  looks: number
  /** Acts that were answered by a failure, or not at all. */
  refused: number
  faults: string[]
}

export function newLedger(): Ledger {
  return { files: new Map(), datasets: new Map(), edits: new Map(), looks: 0, refused: 0, faults: [] }
}

/** Values that may stand there now: the last one acknowledged, or any that was sent after it. */
export function allowedValues(edits: readonly Edit[], field: Edit['field'], before: string): Set<string> {
  const ofField = edits.filter(edit => edit.field === field)
  const last = ofField.findLastIndex(edit => edit.isAcknowledged)
  return new Set([...(last < 0 ? [before] : []), ...ofField.slice(Math.max(last, 0)).map(edit => edit.value)])
}
