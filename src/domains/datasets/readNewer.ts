import type { Reading } from '../../contract/reading.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import { canonical } from '../../core/relation/canonical.ts'
import { matchTables } from '../../core/versions/matchTables.ts'
import { readAlike, type TableBefore, withoutMisfits } from '../../core/versions/readAlike.ts'
import type { KnownTable, ReadRequest } from '../../ports/reader.ts'
import { sourceOf } from './layers.ts'
import type { VersionState } from './proposalBase.ts'

/** Reads the file under these settings into a folder of its own. */
export type ReadAs = (
  request: Required<Pick<ReadRequest, 'settings' | 'known'>>,
) => Promise<{ reading: Reading; outDir: string }>

export interface Newer {
  reading: Reading
  outDir: string
  settings: ReadSettings
  /** Which table of before each one is. */
  tableIds: (string | null)[]
}

/** What the tables of a version were when they were read. */
export function tablesBefore({ tables }: Pick<VersionState, 'tables'>): TableBefore[] {
  return tables.map(table => {
    const { tableId, sheet, index, name } = table
    return {
      tableId,
      sheet,
      index,
      name,
      columns: sourceOf(table).columns.map(({ id, name, type }) => ({ id, name, type })),
    }
  })
}

/**
 * Reads a newer file so that it meets the older one: as that was read, and where tables moved, columns were slightly
 * renamed or came out as other types, once more with the tables, names and types of before. A type that does not fit
 * every cell is not forced upon a column.
 */
export async function readNewer(before: readonly TableBefore[], carried: ReadSettings, read: ReadAs): Promise<Newer> {
  const first = await read({ settings: carried, known: [...before] })
  const alike = readAlike(first.reading.tables, before, carried)
  if (isSame(alike, { settings: carried, known: before })) return named(first, carried, before)
  const again = await read(alike)
  const settings = withoutMisfits(alike, first.reading.tables, again.reading.tables)
  if (canonical(settings) === canonical(alike.settings)) return named(again, settings, alike.known)
  return named(await read({ settings, known: alike.known }), settings, alike.known)
}

function isSame(a: { settings: ReadSettings; known: readonly KnownTable[] }, b: typeof a): boolean {
  const text = ({ settings, known }: typeof a) => canonical([settings, [...known].map(canonical).sort()])
  return text(a) === text(b)
}

/** A reading with the tables of before that its tables are. */
export function named(
  { reading, outDir }: { reading: Reading; outDir: string },
  settings: ReadSettings,
  known: readonly TableBefore[],
): Newer {
  const tableIds = matchTables(reading.tables, known).map(table => table?.tableId ?? null)
  return { reading, outDir, settings, tableIds }
}
