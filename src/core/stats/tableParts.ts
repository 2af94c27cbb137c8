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
  words?: (Message | null)[] | undefined
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

/** A column of texts of which some are words of the method: those stand in the cells as their codes. */
export function wordPart(id: string, label: Message, cells: readonly (string | Message)[]): Part {
  return {
    ...textPart(
      id,
      label,
      cells.map(cell => (typeof cell === 'string' ? cell : cell.code)),
    ),
    words: cells.map(cell => (typeof cell === 'string' ? null : cell)),
  }
}

export function numberPart(id: string, label: Message, cells: readonly (number | null)[], format?: Format): Part {
  return { id, label, type: 'double', format: format ?? aligned(cells), cells }
}

/** Digits that the largest number shows, and the smallest. */
const [MOST, LEAST] = [4, 2]

/** As many digits behind the point for all numbers of a column as tell something of the smallest, and no more. */
function aligned(cells: readonly (number | null)[]): Format {
  const sizes = cells.flatMap(x => (x === null || x === 0 || !Number.isFinite(x) ? [] : [Math.log10(Math.abs(x))]))
  if (sizes.length === 0 || cells.every(x => x === null || Number.isInteger(x))) return plainNumber
  const largest = sizes.reduce((a, b) => Math.max(a, b))
  const smallest = sizes.reduce((a, b) => Math.min(a, b))
  const digits = Math.max(MOST - 1 - Math.floor(largest), LEAST - 1 - Math.floor(smallest))
  // What is smaller still is written with as many digits as it takes.
  return digits > 6 ? plainNumber : { ...plainNumber, fractionDigits: Math.max(0, digits) }
}
