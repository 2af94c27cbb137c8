import type { Column } from '../../contract/column.ts'
import { placeOfRow } from '../../core/versions/rowNumbers.ts'
import { text } from '../text.ts'
import { cellText } from './cellText.ts'
import type { Naming } from './filterWords.ts'

const words = text.grid

/** Names and values of a condition as the table of these columns shows them. */
export function filterNaming(columns: readonly Column[]): Naming {
  const byId = new Map(columns.map(column => [column.id, column]))
  return {
    name: id => byId.get(id)?.name ?? (id === '_row' ? words.row : id),
    value: (id, value) => {
      const column = byId.get(id)
      if (column) return cellText(column, value)
      return String(id === '_row' ? placeOfRow(Number(value)).row : value)
    },
  }
}
