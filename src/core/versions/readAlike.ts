import type { Column } from '../../contract/column.ts'
import type { ReadSettings, TableSetting } from '../../contract/settings.ts'
import { matchColumns } from '../column/matchColumns.ts'
import { smallRenames } from '../column/smallRenames.ts'
import { mergeSettings } from '../settings/mergeSettings.ts'
import { ofTable } from '../settings/ofTable.ts'
import { matchTables, type PlacedTable } from './matchTables.ts'

type TypedColumn = Pick<Column, 'id' | 'name' | 'type'>

/** A table as it was before. */
export interface TableBefore extends PlacedTable {
  tableId: string
  columns: readonly TypedColumn[]
}

export interface TableFound extends PlacedTable {
  columns: readonly (TypedColumn & Pick<Column, 'rejected'>)[]
}

/** How a newer file is read so that it meets the older one. */
export interface Alike {
  settings: ReadSettings
  /** The tables of before where they stand now, with the names their columns have now. */
  known: TableBefore[]
}

/**
 * What a newer file, read once, is to be read with again: tables that moved to another place are known there, columns
 * that were slightly renamed are known by their new names, and columns of another type are read with the older one.
 */
export function readAlike(found: readonly TableFound[], before: readonly TableBefore[], settings: ReadSettings): Alike {
  const matches = matchTables(found, before)
  const known: TableBefore[] = []
  const changes: TableSetting[] = []
  for (const [i, table] of found.entries()) {
    const old = matches[i]
    if (!old) continue
    const { sheet, index } = table
    const { columns, types } = matchedColumns(table, old)
    known.push({ ...old, sheet, index, columns })
    const own = ofTable(settings.tables, old)
    changes.push({ ...own, sheet, index, columns: [...types, ...(own?.columns ?? [])] })
  }
  const unmatched = before.filter(table => !known.some(({ tableId }) => tableId === table.tableId))
  const tables = changes.filter(
    ({ columns, sheet: _, index: __, ...more }) => columns.length + Object.keys(more).length > 0,
  )
  return { settings: mergeSettings({ ...settings, tables: [] }, { tables }), known: [...known, ...unmatched] }
}

function matchedColumns(table: TableFound, old: TableBefore) {
  const names = table.columns.map(({ name }) => name)
  const ids = matchColumns(names, old.columns)
  const byId = new Map(old.columns.map(column => [column.id, column]))
  const isKnown = (i: number) => byId.has(ids[i] ?? '')
  const found = table.columns.filter((_, i) => !isKnown(i))
  const lost = old.columns.filter(({ id }) => !ids.includes(id))
  const renames = smallRenames(found, lost)
  const now = new Map(table.columns.map((column, i) => [renames.get(column.name) ?? ids[i] ?? '', column]))
  return {
    columns: old.columns.map(column => ({ ...column, name: now.get(column.id)?.name ?? column.name })),
    types: [...now].flatMap(([id, { type }]) => {
      const wanted = byId.get(id)?.type
      return wanted === undefined || wanted === type ? [] : [{ column: id, type: wanted }]
    }),
  }
}

/** The settings without the types that more cells refuse than refused what the first reading found. */
export function withoutMisfits(
  { settings, known }: Alike,
  first: readonly TableFound[],
  again: readonly TableFound[],
): ReadSettings {
  const tables = settings.tables.map(setting => {
    const [then, now] = [ofTable(first, setting), ofTable(again, setting)]
    const names = new Map(ofTable(known, setting)?.columns.map(({ id, name }) => [id, name]))
    const rejectedOf = (table: TableFound | undefined, id: string) =>
      table?.columns.find(({ name }) => name === names.get(id))?.rejected ?? 0
    const fits = ({ column }: { column: string }) => rejectedOf(now, column) <= rejectedOf(then, column)
    return { ...setting, columns: setting.columns.filter(fits) }
  })
  return { ...settings, tables }
}
