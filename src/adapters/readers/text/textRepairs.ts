import type { Message } from '../../../contract/message.ts'
import type { Repair } from '../../../contract/receipt.ts'
import type { ReadSettings, TableSetting } from '../../../contract/settings.ts'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { filledCount, type GridRow, isBlank } from '../../../core/grid/row.ts'
import { repair } from '../landing/finish.ts'
import type { CellText } from './asCells.ts'
import type { Utf8Copy } from './asUtf8.ts'
import type { LoadedTable } from './loadRecords.ts'
import type { TextLayout, TextTable } from './textLayout.ts'

/** What was decided or mended, and what is doubtful. */
export interface Findings {
  repairs: Repair[]
  warnings: Message[]
}

const USUAL_DELIMITERS = [',', ';', '\t']
/** Offered in place of the delimiter that was found. */
const OFFERED = [',', ';', '\t', '|']
const EXAMPLES = 3

/** Of the text as a whole: its letters, and how its cells are told apart. */
export function fileFindings({ whole, cut }: { whole: Utf8Copy; cut: CellText }): Findings {
  const { separation, spacing, layout, rival } = cut
  const dialect = spacing === null ? separationRepairs(cut) : [spacingRepair(cut)]
  const mended = layout.mended === null ? [] : [mendedRepair(layout.mended, separation)]
  const warnings = [...whole.warnings]
  if (spacing?.kind === 'fixed' && spacing.columns.isDoubtful)
    warnings.push({ code: 'ingest.columns_doubtful', params: { count: spacing.columns.linesAbove } })
  if (spacing === null && rival !== null)
    warnings.push({ code: 'ingest.delimiter_doubtful', params: { delimiter: separation.delimiter, other: rival } })
  return { repairs: [...whole.repairs, ...dialect, ...mended], warnings }
}

function spacingRepair({ spacing, layout }: CellText): Repair {
  const columns = Math.max(...layout.tables.map(({ place }) => place.width))
  const code = spacing?.kind === 'fixed' ? 'ingest.fixed_width' : 'ingest.spaced'
  return { ...repair(code, columns), undo: { delimiter: ',', tables: [] } }
}

function separationRepairs({ layout, samples, separation }: CellText): Repair[] {
  const { delimiter, quote, escape: mark } = separation
  const { records } = layout.survey
  const found: Repair[] = []
  if (!USUAL_DELIMITERS.includes(delimiter)) {
    const others = OFFERED.filter(other => other !== delimiter && samples.some(text => text.includes(other)))
    found.push({
      ...repair('ingest.delimiter', records, { delimiter }),
      undo: change({ delimiter: ',' }),
      choices: others.map(other => ({
        message: { code: 'ingest.choice_delimiter', params: { delimiter: other } },
        change: change({ delimiter: other }),
        isLikely: false,
      })),
    })
  }
  const isUsed = (text: string) => text !== '' && samples.some(sample => sample.includes(text))
  if (quote !== '"' && isUsed(quote))
    found.push({ ...repair('ingest.quote', countOf(samples, quote), { quote }), undo: change({ quote: '"' }) })
  if (mark !== quote && layout.mended === null && isUsed(mark))
    found.push({
      ...repair('ingest.escape', countOf(samples, mark), { escape: mark }),
      undo: change({ escape: quote }),
    })
  return found
}

function mendedRepair({ records, examples }: NonNullable<TextLayout['mended']>, separation: Separation): Repair {
  return {
    ...repair(codeOf(separation), records),
    examples: examples.map(({ row, raw }) => ({ row, raw, read: null })),
    undo: change({ quote: '"', escape: '"' }),
  }
}

function codeOf({ isFenced, isOneLine, quote }: Separation): string {
  if (isFenced) return 'ingest.quotes_by_fences'
  if (isOneLine) return 'ingest.quotes_by_lines'
  return quote === '' ? 'ingest.quotes_as_text' : 'ingest.quotes_by_backslash'
}

/** Of one table: what stands above it, its header, what stray quotes it has. */
export function tableFindings(
  { table, strayQuotes, unclosedQuotes, runOnCells, rejoined }: LoadedTable,
  { tables, mended }: TextLayout,
): Findings {
  const { place, from, firstRecords, keep, index } = table
  const repairs: Repair[] = []
  if (tables.length > 1)
    repairs.push({
      ...repair('ingest.tables_split', tables.length, { table: index + 1 }),
      examples: [{ row: from + 1, raw: joined(firstRecords[0] ?? []), read: null }],
      undo: { splitTables: false, tables: [] },
    })
  const above = firstRecords.slice(0, place.header - from)
  if (above.some(cells => filledCount(cells) > 0) && !keep.includes('preamble'))
    repairs.push(preambleRepair(table, above))
  if (place.units !== null) repairs.push(unitsRepair(table))
  if (place.offset > 0)
    repairs.push({ ...repair('ingest.header_shifted', place.offset), undo: ofTable(table, { headerOffset: 0 }) })
  if (strayQuotes > 0 && mended === null)
    repairs.push({ ...repair('ingest.stray_quotes', strayQuotes), undo: change({ quote: '' }) })
  if (unclosedQuotes > 0) repairs.push(repair('ingest.unclosed_quotes', unclosedQuotes))
  if (rejoined && rejoined.count > 0) {
    const { count, examples } = rejoined
    repairs.push({ ...repair('ingest.thousands_rejoined', count), examples, undo: change({ delimiter: ',' }) })
  }
  const warnings = isHeaderDoubtful(table, above) ? [headerDoubt(table)] : []
  if (runOnCells > 0) warnings.push({ code: 'ingest.quotes_doubtful', params: { count: runOnCells } })
  return { repairs, warnings }
}

/** Lines stand above the data and none of them names most columns, or more rows name them than usual. */
function isHeaderDoubtful({ place, keep, firstRecords, from }: TextTable, above: readonly GridRow[]): boolean {
  if (keep.includes('preamble')) return false
  const rows = firstRecords.slice(place.header - from)
  if (place.headerRows === 1) return namesHalf(rows)
  if (place.headerRows === 2 && partsGroup(rows)) return true
  return place.headerRows > 2 || (place.headerRows === 0 && above.some(cells => filledCount(cells) > 0))
}

/** A column without a name stands among those of a group: what lies behind it may be of the group or not. */
function partsGroup([groups = [], names = []]: readonly GridRow[]): boolean {
  const isNone = (column: number) => isBlank(names[column]) && isBlank(groups[column])
  const first = groups.findIndex(cell => !isBlank(cell))
  return names.some((name, i) => i > first + 1 && first >= 0 && !isBlank(name) && isBlank(groups[i]) && isNone(i - 1))
}

/** Most rows have twice as many cells as there are names. */
function namesHalf([header = [], ...below]: readonly GridRow[]): boolean {
  const counts = below.map(filledCount).sort((a, b) => a - b)
  const usual = counts[counts.length >> 1] ?? 0
  return usual > 2 && filledCount(header) * 2 <= usual
}

function headerDoubt({ place }: TextTable): Message {
  return { code: 'ingest.header_doubtful', params: { row: place.header + 1, rows: place.headerRows } }
}

function preambleRepair(table: TextTable, above: readonly GridRow[]): Repair {
  const filled = above.flatMap((cells, i) => (filledCount(cells) > 0 ? [{ row: table.from + i + 1, cells }] : []))
  return {
    ...repair('ingest.preamble', filled.length),
    examples: filled.slice(0, EXAMPLES).map(({ row, cells }) => ({ row, raw: joined(cells), read: null })),
    undo: ofTable(table, { keep: ['preamble'] }),
  }
}

function unitsRepair(table: TextTable): Repair {
  const { place, from, firstRecords } = table
  const row = place.first - 1
  const cells = firstRecords[row - from] ?? []
  return {
    ...repair('ingest.units', place.units?.filter(unit => unit !== null).length ?? 0),
    examples: [{ row: row + 1, raw: joined(cells), read: null }],
    undo: ofTable(table, { keep: ['units'] }),
  }
}

function ofTable({ index }: TextTable, setting: Partial<TableSetting>): ReadSettings {
  return { tables: [{ sheet: null, index, ...setting, columns: [] }] }
}

function change(settings: Partial<ReadSettings>): ReadSettings {
  return { ...settings, tables: [] }
}

function joined(cells: GridRow): string {
  return cells
    .filter(cell => !isBlank(cell))
    .join(' | ')
    .slice(0, 200)
}

function countOf(samples: readonly string[], text: string): number {
  return samples.reduce((n, sample) => n + sample.split(text).length - 1, 0)
}
