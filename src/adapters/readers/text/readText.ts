import { columnNames } from '../../../core/grid/columnNames.ts'
import { stemOf } from '../../../core/grid/fileName.ts'
import { headerCells } from '../../../core/grid/placeTable.ts'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import { filledCount } from '../../../core/grid/row.ts'
import { IngestFault } from '../fault.ts'
import { finish } from '../landing/finish.ts'
import { Landing } from '../landing/landing.ts'
import type { RawTable } from '../raw.ts'
import { asCells } from './asCells.ts'
import { asUtf8 } from './asUtf8.ts'
import { bulkPlan, loadBulk } from './bulk.ts'
import { type LoadedTable, loadRecords } from './loadRecords.ts'
import type { TextLayout, TextTable, Utf8Text } from './textLayout.ts'
import { fileFindings, tableFindings } from './textRepairs.ts'
import type { TextSource } from './textSource.ts'

export interface TextReading {
  layout: TextLayout
  /** The dialect as it is told. */
  separation: Separation
}

/**
 * Reads a text file into raw tables, one after another: its dialect and layout are found first, then every record lands as
 * text.
 * @throws IngestFault no_rows, too_many_columns, record_too_long, setting_...
 */
export async function readText(source: TextSource, onTable: (table: RawTable) => Promise<void>): Promise<TextReading> {
  const whole = await asUtf8(source)
  const cut = await asCells(whole.text, source)
  const { text, layout } = cut
  if (layout.tables.every(({ place }) => place.width === 0)) throw new IngestFault('no_rows')
  source.onProgress?.({ stage: 'reading', processed: 0, total: layout.survey.records })
  const found = fileFindings({ whole, cut })
  const names = new Set<string>()
  await load(text, layout, source, async loaded => {
    const table = await land(loaded, { source, name: nameOf(loaded.table, source.name, names) })
    const { repairs, warnings } = tableFindings(loaded, layout)
    const isFirst = loaded.table.index === 0
    await onTable({
      ...table,
      columns: table.columns.map(column => withUnit(column, loaded.table)),
      repairs: [...found.repairs, ...repairs, ...table.repairs],
      warnings: [...(isFirst ? found.warnings : []), ...warnings],
    })
  })
  return { layout, separation: cut.separation }
}

function land(
  { table, landing }: LoadedTable,
  { source, name }: { source: TextSource; name: string },
): Promise<RawTable> {
  const { place, from, firstRecords, keep, index } = table
  const header = headerCells(firstRecords, place, from)
  const isRaw = source.settings?.raw === true
  const isWhole = isRaw || place.isRange
  return finish({
    landing,
    name,
    sheet: null,
    sheetIndex: 0,
    index,
    names: columnNames(header, place.width).map((given, column) => ({
      ...given,
      isGiven: given.isGiven || (isWhole && column >= place.left),
    })),
    headerRows: place.headerRows,
    headerRow: place.header + 1,
    left: place.left,
    headers: header,
    firstRows: firstRecords.slice(place.first - from),
    keep,
    isExact: isRaw,
    kinds: null,
    currency: () => null,
    repairs: [],
    warnings: [],
  })
}

async function load(
  text: Utf8Text,
  layout: TextLayout,
  source: TextSource,
  onLoaded: (loaded: LoadedTable) => Promise<void>,
): Promise<void> {
  const [table] = layout.tables
  const plan = bulkPlan(layout)
  if (plan === null || table === undefined) return loadRecords({ text, layout }, source, onLoaded)
  const landing = await Landing.open(source.connection, `t${table.index}`, table.place.width)
  for (const [i, cells] of table.firstRecords.slice(0, table.place.first).entries()) {
    const reason = i < table.place.header ? 'preamble' : 'units'
    if (i < table.place.header || i >= table.place.header + table.place.headerRows)
      landing.skip(i + 1, filledCount(cells) === 0 ? 'blank' : reason, cells)
  }
  if (await loadBulk(landing, { text, layout, plan }, source))
    return onLoaded({ table, landing, strayQuotes: 0, unclosedQuotes: 0, runOnCells: 0 })
  await landing.drop()
  return loadRecords({ text, layout }, source, onLoaded)
}

/** Of the file for the first, its own title for another that has one; a name that was there gets a number. */
function nameOf({ index, title }: TextTable, fileName: string, taken: Set<string>): string {
  const stem = stemOf(fileName)
  const base = index === 0 ? stem : (title?.slice(0, 100) ?? `${stem} ${index + 1}`)
  let name = base
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base} (${n})`
  taken.add(name.toLowerCase())
  return name
}

function withUnit<T extends { position: number }>(column: T, { place }: TextTable): T & { unit?: string } {
  const unit = place.units?.[column.position] ?? null
  return unit === null ? column : { ...column, unit }
}
