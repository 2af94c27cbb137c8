import type { AnalysisTable } from '../../contract/analysis/frame.ts'
import type { Format } from '../../contract/chart.ts'
import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import { plainNumber, text } from './formats.ts'

export interface Part {
  id: string
  label: Message
  type: ColumnType
  format: Format
  cells: readonly Scalar[]
}

/** A message without parameters. */
export const word = (code: string): Message => ({ code, params: {} })

/** A table out of its columns. */
export function tableOf({ id, title, parts }: { id: string; title: Message; parts: readonly Part[] }): AnalysisTable {
  return {
    ...{ id, title },
    columns: parts.map(({ cells: _, ...head }) => head),
    data: parts.map(({ cells }) => [...cells]),
    rowCount: parts[0]?.cells.length ?? 0,
    truncated: false,
  }
}

export function textPart(id: string, label: Message, cells: readonly Scalar[]): Part {
  return { id, label, type: 'text', format: text, cells }
}

export function numberPart(id: string, label: Message, cells: readonly (number | null)[], format?: Format): Part {
  return { id, label, type: 'double', format: format ?? plainNumber, cells }
}
