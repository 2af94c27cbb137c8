import { parse } from 'node:path'
import type { Repair } from '../../../contract/receipt.ts'
import { columnNames } from '../../../core/grid/columnNames.ts'
import { IngestFault } from '../fault.ts'
import { handOver } from '../handOver.ts'
import { finish, repair } from '../landing/finish.ts'
import type { RawTable } from '../raw.ts'
import type { OnTable, Outcome, Source } from '../source.ts'
import { asUtf8, type Utf8Copy } from '../text/asUtf8.ts'
import { detectEncoding } from '../text/textEncoding.ts'
import { JsonTables } from './jsonTables.ts'
import { JsonLoader } from './loader.ts'
import { type JsonPlan, type PlannedTable, planTables } from './plan.ts'
import { ShapeSurvey } from './shape.ts'
import { singleValues } from './singleValues.ts'
import { isLineByLine, type ScannedValues, scanValues } from './values.ts'

interface Read {
  source: Source
  copy: Utf8Copy
  isLines: boolean
  scanned: ScannedValues
  plan: JsonPlan
  tables: JsonTables
}

/**
 * Reads JSON, or JSON line by line, in two passes and constant memory: the first sums up what stands where, which
 * decides the tables; the second loads their rows.
 *
 * @throws IngestFault json_broken, json_cut_off, json_value_too_long, json_too_deep, json_too_varied, no_rows
 */
export async function readJson(source: Source, onTable: OnTable): Promise<Outcome> {
  const { signal, connection } = source
  const encoding = detectEncoding(source.scan)
  const copy = await asUtf8({ ...source, encoding })
  const isLines = await isLineByLine(copy.text)
  const survey = new ShapeSurvey()
  const scanned = await scanValues(copy.text, survey, { isLines, signal })
  const areRows = isLines || scanned.documents > 1
  const plan = planTables(survey.top, areRows)
  if (plan.tables.length === 0) throw new IngestFault('no_rows')
  const tables = await JsonTables.open(connection, plan.tables)
  const read = { source, copy, isLines, scanned, plan, tables }
  await load(read)
  const others = await handOverAll(read, onTable)
  return { format: areRows ? 'ndjson' : 'json', encoding: encoding.encoding, dialect: null, others, warnings: [] }
}

async function load({ source, copy, isLines, plan, tables }: Read): Promise<void> {
  const { signal, onProgress } = source
  const first = firstOf(plan)
  const loader = new JsonLoader({ table: plan.top, each: plan.place }, tables)
  const say = () => onProgress?.({ stage: 'reading', processed: tables.rows, total: null })
  const events = Object.assign(loader, {
    line(line: number) {
      tables.line = line
      if (line % 10_000 === 0) say()
    },
    unreadable(line: number, text: string) {
      const isBlank = text.trim() === ''
      tables.landing(first).skip(line, isBlank ? 'blank' : 'unreadable', isBlank ? [] : [text])
    },
  })
  say()
  await scanValues(copy.text, events, { isLines, signal })
  await tables.close()
}

/** Hands over every table that has rows; the values of a small record beside tables are only listed. */
async function handOverAll(read: Read, onTable: OnTable): Promise<Outcome['others']> {
  const { plan, tables } = read
  const others: Outcome['others'] = []
  const filled = plan.tables.filter(table => tables.landing(table).loadedRows > 0)
  if (filled.length === 0) throw new IngestFault('no_rows')
  for (const [i, table] of plan.tables.entries()) {
    if (!filled.includes(table)) {
      tables.landing(table).close()
      others.push({ name: nameOf(read, table), reason: 'empty' })
      continue
    }
    const landed = await finishTable(read, table, i)
    const listed = table === plan.top && filled.length > 1 ? await singleValues(landed) : null
    if (listed === null) await handOver(landed, onTable)
    else others.push(...listed)
  }
  return others
}

function finishTable(read: Read, table: PlannedTable, sheetIndex: number): Promise<RawTable> {
  const { copy, plan, tables } = read
  const names = table.columns.map((name, i) =>
    i === table.parentColumn ? `${nameOf(read, table.parent ?? table)} row` : name,
  )
  const isFirst = table === plan.tables[0]
  return finish({
    landing: tables.landing(table),
    name: nameOf(read, table),
    sheet: table.path === '' ? null : table.path,
    sheetIndex,
    names: columnNames([names], names.length),
    headerRows: table.isMatrix && table.header === null ? 0 : 1,
    headers: [],
    firstRows: [],
    kinds: null,
    currency: () => null,
    repairs: [...(isFirst ? [...copy.repairs, ...repairsOf(read)] : []), ...unevenColumns(table)],
    warnings: isFirst ? copy.warnings : [],
    isExact: true,
  })
}

function repairsOf({ scanned, isLines, tables, plan }: Read): Repair[] {
  const { documents, trailingCommas, comments } = scanned
  const unreadable = tables.landing(firstOf(plan)).unreadableRows
  const lines: [string, number][] = [
    ['ingest.json_concatenated', isLines || documents < 2 ? 0 : documents],
    ['ingest.json_trailing_commas', trailingCommas],
    ['ingest.json_comments', comments],
    ['ingest.json_unreadable_lines', unreadable],
  ]
  return lines.filter(([, count]) => count > 0).map(([code, count]) => repair(code, count))
}

function unevenColumns(table: PlannedTable): Repair[] {
  return table.isUneven ? [repair('ingest.json_uneven_columns', table.columns.length)] : []
}

/** Where lines that cannot be read are listed. */
function firstOf({ tables, top }: JsonPlan): PlannedTable {
  return tables[0] ?? top
}

function nameOf({ source }: Read, { path }: PlannedTable): string {
  return path === '' ? parse(source.name).name : path
}
