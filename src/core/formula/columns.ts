import type { ColumnType } from '../../contract/column.ts'
import { nearestNames } from '../chart/question/columnNamed.ts'
import type { FormulaFault } from './faults.ts'
import { faultAt } from './faults.ts'
import type { Place } from './typed.ts'

/** A column that a formula may name. */
export interface FormulaColumn {
  id: string
  name: string
  type: ColumnType
  scale: number | null
}

/** The column of a name: as written, else whatever its capitals and blanks, else by its id; or what is wrong. */
export function columnCalled(
  name: string,
  columns: readonly FormulaColumn[],
  place: Place,
): { column: FormulaColumn } | { fault: FormulaFault } {
  const exact = columns.filter(column => column.name === name)
  const found = exact.length > 0 ? exact : columns.filter(column => plain(column.name) === plain(name))
  const [only, another] = found.length > 0 ? found : columns.filter(column => column.id === name)
  if (only === undefined) return { fault: unknownColumn(name, columns, place) }
  return another === undefined ? { column: only } : { fault: faultAt(place, 'formula.twoColumns', { name }) }
}

function unknownColumn(name: string, columns: readonly FormulaColumn[], place: Place): FormulaFault {
  const [near] = nearestNames(
    columns.map(column => column.name),
    name,
  )
  return near === undefined
    ? faultAt(place, 'formula.unknownColumn', { name })
    : faultAt(place, 'formula.nearColumn', { name, near })
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** A column's name as a formula has it. */
export function columnText(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`
}
