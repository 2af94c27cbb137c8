import type { Column } from '../../contract/column.ts'
import type { Shelf } from '../../contract/question.ts'
import { exploreText as words } from '../exploreText.ts'
import { useExploring } from './context.ts'
import type { Dragged } from './drag.ts'
import { addColumn, bestShelf } from './fieldFor.ts'
import { fieldWords } from './fieldWords.ts'
import { moveField } from './moveField.ts'
import { fieldAt, fieldsOn, type Place, put, room } from './shelves.ts'

/** Puts a column (none: the count of rows) on a shelf, or where it fits. */
export function usePut() {
  const { question, edit } = useExploring()
  return (column: Column | null, shelf: Shelf | null, index?: number) => {
    const to = shelf ?? (column ? bestShelf(column, question) : 'y')
    const name = column?.name ?? words.rows
    const at = index ?? fieldsOn(question, to).length
    const next = column
      ? addColumn(question, column, { shelf: to, index: at })
      : put(question, { role: 'value', aggregate: 'count' }, { shelf: to, index: Math.min(at, room[to] - 1) })
    edit(next, words.said.put(name, to))
  }
}

/** Lets what was dragged down on a place of a shelf. */
export function useDrop() {
  const { question, columns, edit } = useExploring()
  const add = usePut()
  return (dragged: Dragged, place: Place) => {
    if (dragged.kind !== 'field') {
      const column = dragged.kind === 'column' ? columns.get(dragged.column) : null
      if (column !== undefined) add(column, place.shelf, place.index)
      return
    }
    const field = fieldAt(question, dragged.place)
    if (!field) return
    edit(
      moveField(question, { from: dragged.place, to: place, columns }),
      words.said.put(fieldWords(field, columns), place.shelf),
    )
  }
}
