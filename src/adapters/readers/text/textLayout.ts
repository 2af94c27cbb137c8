import { detectSeparation } from '../../../core/grid/dialect.ts'
import { findTable, type TableStart } from '../../../core/grid/findHeader.ts'
import { RecordSplitter, type Separation } from '../../../core/grid/recordSplitter.ts'
import type { GridRow } from '../../../core/grid/row.ts'
import { shapeRow } from '../../../core/grid/shapeRow.ts'
import type { Survey } from '../../../core/grid/survey.ts'
import { readRecords } from './records.ts'
import { surveyFile } from './surveyFile.ts'
import { textSamples } from './textSamples.ts'

/** Records at the beginning among which the table is looked for. */
const FIRST_RECORDS = 200

/** How a text file is laid out: its dialect, where its table begins, what is in it. */
export interface TextLayout {
  separation: Separation
  table: TableStart
  /** Columns to land: those of the table, and those the header's own record has. */
  width: number
  firstRecords: readonly GridRow[]
  survey: Survey
}

export interface Utf8Text {
  path: string
  bomBytes: number
}

/** @param given  the dialect, where it is known */
export async function layoutOf(text: Utf8Text, signal?: AbortSignal, given?: Separation): Promise<TextLayout> {
  const { head, tail } = await textSamples(text.path)
  let separation = given ?? detectSeparation(tail === null ? [head] : [head, tail])
  const survey = await surveyFile(text.path, separation, { bomBytes: text.bomBytes, signal })
  if (survey.strayQuotes > 0) separation = await mendedSeparation(text.path, separation, signal)
  const firstRecords = firstOf(head, separation)
  const table = findTable(firstRecords.map(shapeRow))
  const header = firstRecords.slice(table.start, table.start + table.headerRows).map(record => record.length)
  return { separation, table, firstRecords, survey, width: Math.max(table.width, ...header) }
}

function firstOf(head: string, separation: Separation): string[][] {
  const splitter = new RecordSplitter(separation)
  const records = splitter.push(head)
  return (records.length < FIRST_RECORDS ? [...records, ...splitter.end()] : records).slice(0, FIRST_RECORDS)
}

/** Quotes stand where they should not: is every separator fenced by quotes, so that records come out even? */
async function mendedSeparation(path: string, separation: Separation, signal?: AbortSignal): Promise<Separation> {
  if (separation.quote === '' || separation.delimiter.length > 1) return separation
  const fenced: Separation = { ...separation, escape: separation.quote, isFenced: true }
  const odd = await oddRecords(path, separation, signal)
  return (await oddRecords(path, fenced, signal)) < odd ? fenced : separation
}

/** Records that are not as wide as most, and quotes that were never closed. */
async function oddRecords(path: string, separation: Separation, signal?: AbortSignal): Promise<number> {
  const widths = new Map<number, number>()
  const records = readRecords(path, separation, signal)
  let all = 0
  for await (const batch of records) {
    all += batch.length
    for (const record of batch) widths.set(record.length, (widths.get(record.length) ?? 0) + 1)
  }
  return all - Math.max(0, ...widths.values()) + records.faults.unclosedQuotes
}
