import type { ColumnType } from '../../../contract/column.ts'
import type { DatasetTable } from '../../../contract/dataset.ts'
import type { ColumnSetting, ReadSettings, TableSetting } from '../../../contract/settings.ts'

/** What somebody filled in; an empty text leaves a thing to the program. */
export interface SettingsInput {
  encoding: string
  delimiter: string
  quote: string
  raw: boolean
  headerRow: string
  headerRows: string
  range: string
  columnId: string
  type: '' | ColumnType
  format: string
  missing: string
  unit: string
}

export const noSettings: SettingsInput = {
  encoding: '',
  delimiter: '',
  quote: '',
  raw: false,
  headerRow: '',
  headerRows: '',
  range: '',
  columnId: '',
  type: '',
  format: '',
  missing: '',
  unit: '',
}

/** A table's place among the tables of its sheet, which settings name it by. */
export function indexOfTable(tables: readonly Pick<DatasetTable, 'id' | 'sheet'>[], tableId: string): number {
  const sheet = tables.find(({ id }) => id === tableId)?.sheet
  return Math.max(
    0,
    tables.filter(table => table.sheet === sheet).findIndex(({ id }) => id === tableId),
  )
}

/** The change of settings that was filled in; null when nothing was. */
export function changeOf(input: SettingsInput, place: { sheet: string | null; index: number }): ReadSettings | null {
  const { encoding, delimiter, quote, raw } = input
  const table = tableOf(input, place)
  const change: ReadSettings = {
    ...(encoding !== '' && { encoding }),
    ...(delimiter !== '' && { delimiter }),
    ...(quote !== '' && { quote: quote === 'none' ? '' : quote }),
    ...(raw && { raw }),
    tables: table ? [table] : [],
  }
  return Object.keys(change).length === 1 && table === null ? null : change
}

function tableOf(input: SettingsInput, place: { sheet: string | null; index: number }): TableSetting | null {
  const { headerRow, headerRows, range } = input
  const column = columnOf(input)
  const said = {
    ...(headerRow !== '' && { headerRow: Number(headerRow) === 0 ? null : Number(headerRow) }),
    ...(headerRows !== '' && { headerRows: Number(headerRows) }),
    ...(range.trim() !== '' && { range: range.trim().toUpperCase() }),
  }
  if (column === null && Object.keys(said).length === 0) return null
  return { ...place, ...said, columns: column ? [column] : [] }
}

function columnOf({ columnId, type, format, missing, unit }: SettingsInput): ColumnSetting | null {
  if (columnId === '') return null
  const said = {
    ...(type !== '' && { type }),
    ...(format.trim() !== '' && { format: format.trim() }),
    ...(missing.trim() !== '' && { missing: listOf(missing) }),
    ...(unit.trim() !== '' && { unit: unit.trim() === '-' ? null : unit.trim() }),
  }
  return Object.keys(said).length === 0 ? null : { column: columnId, ...said }
}

function listOf(text: string): string[] {
  return [...new Set(text.split(',').map(part => part.trim()))].filter(part => part !== '')
}
