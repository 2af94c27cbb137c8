import { IngestFault } from '../fault.ts'
import { refuseOtherContainers } from './container.ts'
import { unescapeXml } from './escapes.ts'
import { XLSX_LIMITS, type XlsxLimits } from './limits.ts'
import { type Metadata, metadataOf } from './metadata.ts'
import { type Relationship, relationshipsOf } from './relationships.ts'
import { sharedStringsOf } from './sharedStrings.ts'
import { type CellStyle, cellStyles } from './styles.ts'
import { xmlElements } from './xmlElements.ts'
import { type Archive, openArchive } from './zip.ts'

export type SheetState = 'visible' | 'hidden' | 'veryHidden'
export type SheetKind = 'worksheet' | 'chartsheet' | 'dialogsheet' | 'macrosheet' | 'other'

export interface Sheet {
  name: string
  state: SheetState
  /** Only a worksheet has rows. */
  kind: SheetKind
  /** 0-based, in the order of the tabs, hidden ones counted. */
  index: number
}

/** A range the author of the workbook declared to be a table ("Format as table"). */
export interface DefinedTable {
  sheet: string
  name: string
  ref: string
  hasHeader: boolean
  totalsRows: number
}

/** A name the author gave to a range of a sheet. */
export interface DefinedName {
  sheet: string
  name: string
  ref: string
}

export interface Workbook {
  sheets: readonly Sheet[]
  date1904: boolean
  definedTables: readonly DefinedTable[]
  definedNames: readonly DefinedName[]
  /** What a reading of rows needs. */
  parts: WorkbookParts
  close(): void
}

export interface WorkbookParts {
  archive: Archive
  limits: XlsxLimits
  styles: readonly CellStyle[]
  /** Read once, when first asked for: most of the memory of a reading. */
  sharedStrings(signal?: AbortSignal): Promise<readonly string[]>
  sheetParts: readonly (string | null)[]
}

const MOST_NAMES = 1000
const WORKBOOK = new Set(['workbookPr', 'sheet'])
const TABLE = new Set(['table'])

/**
 * Opens an .xlsx or .xlsm by its path; `close` it when done.
 *
 * @throws IngestFault not_a_workbook, encrypted_file, damaged_file, too_many_entries, too_large, doctype_refused, ...
 */
export async function openWorkbook(path: string, limits: Partial<XlsxLimits> = {}): Promise<Workbook> {
  const all = { ...XLSX_LIMITS, ...limits }
  await refuseOtherContainers(path)
  const archive = await openArchive(path, all)
  try {
    return await readDescription(archive, all)
  } catch (error) {
    archive.close()
    throw error
  }
}

async function readDescription(archive: Archive, limits: XlsxLimits): Promise<Workbook> {
  const metadata = metadataOf(archive, limits)
  const part = await workbookPart(metadata)
  const xml = await metadata.read(part)
  if (xml === null) throw new IngestFault('not_a_workbook', { found: 'zip' })
  const related = await relationshipsOf(metadata, part)
  const { sheets, sheetParts, date1904 } = readWorkbook(xml, related)
  const stylesPart = related.find(r => r.kind === 'styles')?.target
  const stringsPart = related.find(r => r.kind === 'sharedStrings')?.target ?? null
  const styles = stylesPart === undefined ? [] : cellStyles((await metadata.read(stylesPart)) ?? '')
  return {
    sheets,
    date1904,
    definedTables: await definedTables(metadata, sheets, sheetParts),
    definedNames: definedNames(xml),
    parts: { archive, limits, styles, sheetParts, sharedStrings: sharedStringsOf(archive, stringsPart, limits) },
    close: () => archive.close(),
  }
}

/** Where the package says its main part is; a binary workbook or another office document is none of ours. */
async function workbookPart(metadata: Metadata): Promise<string> {
  const main = (await relationshipsOf(metadata, '')).find(r => r.kind === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (/\.bin$/i.test(main)) throw new IngestFault('not_a_workbook', { found: 'xlsb' })
  return main
}

interface WorkbookDescription {
  sheets: Sheet[]
  sheetParts: (string | null)[]
  date1904: boolean
}

function readWorkbook(xml: string, related: readonly Relationship[]): WorkbookDescription {
  if (!/^<(?:[^\s:>]+:)?workbook[\s>/]/.test(xml)) throw new IngestFault('not_a_workbook', { found: 'zip' })
  const byId = new Map(related.map(r => [r.id, r]))
  const description: WorkbookDescription = { sheets: [], sheetParts: [], date1904: false }
  for (const { name, attributes } of xmlElements(xml, WORKBOOK)) {
    // An extension of the same name may follow, which says nothing of dates.
    if (name === 'workbookPr') description.date1904 ||= /^(1|true|on)$/.test(attributes.get('date1904') ?? '')
    if (name !== 'sheet') continue
    const target = byId.get(attributes.get('id') ?? '')
    const index = description.sheets.length
    description.sheets.push({
      name: attributes.get('name') ?? `Sheet${index + 1}`,
      state: stateOf(attributes.get('state')),
      kind: kindOf(target?.kind),
      index,
    })
    description.sheetParts.push(target?.target ?? null)
  }
  return description
}

function stateOf(state: string | undefined): SheetState {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible'
}

function kindOf(relationship: string | undefined): SheetKind {
  if (relationship === 'worksheet' || relationship === 'chartsheet' || relationship === 'dialogsheet') {
    return relationship
  }
  return relationship === 'xlMacrosheet' || relationship === 'xlIntlMacrosheet' ? 'macrosheet' : 'other'
}

async function definedTables(
  metadata: Metadata,
  sheets: readonly Sheet[],
  sheetParts: readonly (string | null)[],
): Promise<DefinedTable[]> {
  const tables: DefinedTable[] = []
  for (const sheet of sheets) {
    const part = sheetParts[sheet.index] ?? null
    const related = part === null ? [] : await relationshipsOf(metadata, part)
    for (const { target } of related.filter(r => r.kind === 'table')) {
      tables.push(...definedTable(sheet.name, await metadata.head(target)))
    }
  }
  return tables
}

/** None when the part does not say its name or range. */
function definedTable(sheet: string, xml: string | null): DefinedTable[] {
  for (const { attributes } of xmlElements(xml ?? '', TABLE)) {
    const [name, ref] = [attributes.get('displayName') ?? attributes.get('name'), attributes.get('ref')]
    if (name === undefined || ref === undefined) return []
    const hasHeader = attributes.get('headerRowCount') !== '0'
    return [{ sheet, name, ref, hasHeader, totalsRows: Number(attributes.get('totalsRowCount') ?? 0) || 0 }]
  }
  return []
}

/** Names of one range of one sheet; what Excel names itself (print areas, filters) is none of the author's. */
function definedNames(xml: string): DefinedName[] {
  const names: DefinedName[] = []
  const pattern = /<(?:\w{1,20}:)?definedName\s([^<>]{1,1000})>([^<>]{1,300})<\//g
  for (const [, attributes = '', content = ''] of xml.matchAll(pattern)) {
    const name = /(?:^|\s)name\s?=\s?["']([^"']+)["']/.exec(attributes)?.[1]
    const target = /^(?:'((?:[^']|'')+)'|([^'!:,]+))!(\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})$/.exec(
      unescapeXml(content),
    )
    if (name === undefined || name.startsWith('_xlnm.') || target === null) continue
    const sheet = (target[1] ?? target[2] ?? '').replaceAll("''", "'")
    names.push({ sheet, name: unescapeXml(name), ref: target[3] ?? '' })
    if (names.length >= MOST_NAMES) break
  }
  return names
}
