import { parse } from 'node:path'
import type { Repair } from '../../../contract/receipt.ts'
import { columnNames } from '../../../core/grid/columnNames.ts'
import { filledCount } from '../../../core/grid/row.ts'
import { IngestFault } from '../fault.ts'
import { finish, repair } from '../landing/finish.ts'
import { Landing } from '../landing/landing.ts'
import type { RawTable } from '../raw.ts'
import { asCells } from './asCells.ts'
import { asUtf8 } from './asUtf8.ts'
import { bulkPlan, loadBulk } from './bulk.ts'
import { loadRecords } from './loadRecords.ts'
import type { TextLayout, Utf8Text } from './textLayout.ts'
import type { TextSource } from './textSource.ts'

export interface TextReading {
  table: RawTable
  layout: TextLayout
}

/**
 * Reads a text file into a raw table: its dialect and layout are found first, then every record lands as text.
 * @throws IngestFault no_rows, too_many_columns, record_too_long
 */
export async function readText(source: TextSource): Promise<TextReading> {
  const whole = await asUtf8(source)
  const { text, layout, separation, repairs } = await asCells(whole.text, source)
  if (layout.width === 0) throw new IngestFault('no_rows')
  source.onProgress?.({ stage: 'reading', processed: 0, total: layout.survey.records })
  const landing = await Landing.open(source.connection, 't0', layout.width)
  const mended = await load(landing, text, layout, source)
  const table = await finish({
    landing,
    name: parse(source.name).name,
    sheet: null,
    sheetIndex: 0,
    names: columnNames(headerOf(layout), layout.width),
    headerRows: layout.table.headerRows,
    header: layout.table.headerRows === 1 ? (headerOf(layout)[0] ?? []) : [],
    firstRows: layout.firstRecords.slice(layout.table.start + layout.table.headerRows),
    kinds: null,
    currency: () => null,
    repairs: [...whole.repairs, ...repairs, ...mended],
    warnings: whole.warnings,
  })
  return { table, layout: { ...layout, separation } }
}

async function load(landing: Landing, text: Utf8Text, layout: TextLayout, source: TextSource): Promise<Repair[]> {
  for (const [i, cells] of layout.firstRecords.slice(0, layout.table.start).entries()) {
    landing.skip(i + 1, filledCount(cells) === 0 ? 'blank' : 'preamble', cells)
  }
  const plan = bulkPlan(layout)
  if (plan) {
    if (await loadBulk(landing, { text, layout, plan }, source)) return []
    await landing.reopen()
  }
  const { strayQuotes, unclosedQuotes } = await loadRecords(landing, { text, layout }, source)
  const repairs: Repair[] = []
  if (strayQuotes > 0) repairs.push(repair('ingest.stray_quotes', strayQuotes))
  if (unclosedQuotes > 0) repairs.push(repair('ingest.unclosed_quotes', unclosedQuotes))
  return repairs
}

function headerOf({ table, firstRecords }: TextLayout): TextLayout['firstRecords'] {
  return firstRecords.slice(table.start, table.start + table.headerRows)
}
