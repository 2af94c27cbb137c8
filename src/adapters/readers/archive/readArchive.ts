import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sayFault } from '../../../core/grid/faults.ts'
import { IngestFault } from '../fault.ts'
import type { RawTable } from '../raw.ts'
import type { OnTable, Outcome, Source } from '../source.ts'
import { scanFile } from '../text/scanFile.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { type ArchiveMember, openArchive } from '../xlsx/zip.ts'
import { dropEverything } from './dropEverything.ts'
import { reasonToIgnore, stemOf, TableNames } from './memberName.ts'
import { repairOutside, settingsInside, sheetOutside } from './memberSettings.ts'
import { gunzip, UNPACK_LIMITS, unpackMember } from './unpack.ts'

/** An archive in an archive is read, one in that is not. */
const DEEPEST = 2
const MOST_TABLES = 200
/** Faults of the archive as a whole: no other file of it is read. */
const FATAL = new Set(['archive_bomb', 'too_large', 'disk_full', 'memory_exceeded'])
/** What the reader of zip files says of workbooks, said of archives. */
const CODES: Readonly<Record<string, string>> = {
  damaged_file: 'archive_damaged',
  compression_bomb: 'archive_bomb',
  encrypted_file: 'archive_encrypted',
  unsupported_compression: 'archive_packed_oddly',
  too_many_entries: 'archive_too_many',
}

/** Reads a file by what it is. */
export type ReadInner = (source: Source, onTable: OnTable) => Promise<Outcome>

/** Reads what a gzip file holds, by its own kind. */
export async function readGzip(source: Source, onTable: OnTable, readInner: ReadInner): Promise<Outcome> {
  const path = nextPath(source)
  await gunzip({ path: source.path, bytes: source.scan.bytes }, path, source.signal)
  return readUnpacked(source, { path, name: source.name.replace(/\.(?:gz|gzip)$/i, '') }, onTable, readInner)
}

/**
 * Reads every file of a zip archive by its own kind; their tables are named after them. One that cannot be read is told
 * in a warning and does not keep the others from being read. Names in the archive are never used as paths.
 *
 * @throws IngestFault archive_damaged, archive_bomb, archive_too_many, archive_without_tables, too_large; of an archive
 *   of a single file, what is wrong with that
 */
export async function readArchive(source: Source, onTable: OnTable, readInner: ReadInner): Promise<Outcome> {
  const archive = await openArchive(source.path, { ...XLSX_LIMITS, ...UNPACK_LIMITS }).catch(ofArchive)
  try {
    const members = archive.members.filter(({ name }) => reasonToIgnore(name) === null)
    const others = archive.members.flatMap(({ name }) => {
      const reason = reasonToIgnore(name)
      return reason === null ? [] : [{ name, reason }]
    })
    const [only] = members
    if (only && members.length === 1) return await readOnly(source, only, others, onTable, readInner)
    return await readMembers(source, { members, others }, onTable, readInner)
  } finally {
    archive.close()
  }
}

type Others = Outcome['others']

/** An archive of one file is that file, packed. */
async function readOnly(
  source: Source,
  member: ArchiveMember,
  others: Others,
  onTable: OnTable,
  readInner: ReadInner,
): Promise<Outcome> {
  const named: OnTable = table => onTable(isNamedByFile(table) ? { ...table, name: stemOf(member.name) } : table)
  const outcome = await readMember(source, member, named, readInner)
  return { ...outcome, others: [...others, ...outcome.others] }
}

async function readMembers(
  source: Source,
  { members, others }: { members: readonly ArchiveMember[]; others: Others },
  onTable: OnTable,
  readInner: ReadInner,
): Promise<Outcome> {
  const names = new TableNames()
  const warnings: Outcome['warnings'] = []
  let tables = 0
  for (const member of members) {
    if (tables >= MOST_TABLES) {
      others.push({ name: member.name, reason: 'too_many_tables' })
      continue
    }
    const named: OnTable = table => onTable(ofMember(table, member, { names, index: tables++ }))
    try {
      const inside = { ...source, settings: settingsInside(source.settings, member.name) }
      const outcome = await readMember(inside, member, named, readInner)
      others.push(...outcome.others.map(({ name, reason }) => ({ name: `${member.name}: ${name}`, reason })))
      warnings.push(...outcome.warnings)
    } catch (fault) {
      if (!(fault instanceof IngestFault) || FATAL.has(fault.code)) throw fault
      others.push({ name: member.name, reason: 'unreadable' })
      warnings.push({
        code: 'ingest.member_unreadable',
        params: { name: member.name, reason: sayFault(fault.code, fault.detail) },
      })
    }
  }
  if (tables === 0) throw new IngestFault('archive_without_tables')
  return { format: 'zip', encoding: null, dialect: null, others, warnings }
}

/** The first table of a file without sheets is called as the file is; what else it holds has a name of its own. */
function isNamedByFile({ sheet, index }: RawTable): boolean {
  return sheet === null && index === 0
}

/** The table under the name of its file; the file stands where a workbook's sheet does. */
function ofMember(
  table: RawTable,
  { name: path }: ArchiveMember,
  place: { names: TableNames; index: number },
): RawTable {
  const { sheet } = table
  return {
    ...table,
    name: place.names.next(path, isNamedByFile(table) ? null : table.name),
    sheet: sheetOutside(sheet, path),
    repairs: table.repairs.map(repair => repairOutside(repair, path)),
    sheetIndex: place.index,
  }
}

async function readMember(
  source: Source,
  { name, chunks }: ArchiveMember,
  onTable: OnTable,
  readInner: ReadInner,
): Promise<Outcome> {
  const path = nextPath(source)
  await unpackMember(chunks(source.signal), path, source.signal).catch(ofArchive)
  return readUnpacked(source, { path, name: name.slice(name.lastIndexOf('/') + 1) }, onTable, readInner)
}

async function readUnpacked(
  source: Source,
  { path, name }: { path: string; name: string },
  onTable: OnTable,
  readInner: ReadInner,
): Promise<Outcome> {
  const depth = (source.depth ?? 0) + 1
  const scan = await scanFile(path, source.signal)
  try {
    return await readInner({ ...source, path, name, scan, depth }, onTable)
  } finally {
    await dropEverything(source.connection)
    await rm(path, { force: true })
  }
}

/** Where the next file is unpacked to. @throws IngestFault archive_too_deep */
function nextPath({ workDir, depth = 0 }: Source): string {
  if (depth >= DEEPEST) throw new IngestFault('archive_too_deep')
  return join(workDir, `unpacked-${depth}`)
}

function ofArchive(fault: unknown): never {
  const code = fault instanceof IngestFault ? CODES[fault.code] : undefined
  if (!(fault instanceof IngestFault) || code === undefined) throw fault
  throw new IngestFault(code, fault.detail, { cause: fault })
}
