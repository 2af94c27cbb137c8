import type { Message } from '../../contract/message.ts'
import { pText } from './regress/pText.ts'
import { type Part, textPart } from './tableParts.ts'

/** A column of p-values in a table, as they are written: never as zero. */
export function pPart(id: string, label: Message, values: readonly (number | null)[]): Part {
  return textPart(
    id,
    label,
    values.map(p => (p === null ? null : pText(p).replace(/^p (= )?/, ''))),
  )
}
