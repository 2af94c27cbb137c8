import type { ReadSettings } from '../../../contract/settings.ts'
import { RecordSplitter, type Separation } from '../../../core/grid/recordSplitter.ts'
import { type HeadedSpan, TableSplitter } from '../../../core/grid/splitTables.ts'
import type { Survey } from '../../../core/grid/survey.ts'
import { parseTableRange } from '../../../core/grid/tableRange.ts'
import { MOST_ROWS_ABOVE } from './checkSettings.ts'
import { readRecords } from './records.ts'

/** Records at the beginning among which a table is looked for. */
const FIRST_RECORDS = 200
/** The header of a table stands among its first records, so many at most. */
const MOST_ABOVE_HEADER = 5000
/** Records at the very end need none of their own place to be a table: a header and a row are two. */
const LEAST_TABLE = 2

export interface SpanRequest {
  path: string
  /** The beginning of the text. */
  head: string
  separation: Separation
  survey: Survey
  settings?: ReadSettings | undefined
  signal?: AbortSignal | undefined
}

/** The tables of a text, each with its first records; the file is read again only where it may hold several. */
export async function findSpans(request: SpanRequest): Promise<HeadedSpan[]> {
  const { head, separation, survey, settings } = request
  const first = firstOf(head, separation).map(cells => ({ cells }))
  const headRows = wantedRows(survey, settings)
  const isOne = settings?.splitTables === false || settings?.raw === true
  const isEnough = headRows === FIRST_RECORDS || first.length >= Math.min(headRows, survey.records)
  if (isEnough && (isOne || !mayBeSeveral(first, request)))
    return [{ from: 0, to: Number.POSITIVE_INFINITY, title: null, head: first.slice(0, headRows) }]
  const splitter = new TableSplitter({ hasWidths: true, headRows, isOne })
  for await (const batch of readRecords(request.path, separation, request.signal)) {
    for (const cells of batch) splitter.push({ cells })
  }
  const spans = splitter.end()
  return spans.map((span, i) => (i === spans.length - 1 ? { ...span, to: Number.POSITIVE_INFINITY } : span))
}

/** Usually few; more where the records that are most like each other begin further down, or a person says so. */
function wantedRows(survey: Survey, settings: ReadSettings | undefined): number {
  const usual = survey.widths.reduce((best, n, width) => (n > (survey.widths[best] ?? 0) ? width : best), 0)
  const begin =
    (survey.widths[usual] ?? 0) * 2 > survey.records ? Math.min(survey.firstOf[usual] ?? 0, MOST_ABOVE_HEADER) : 0
  const said = (settings?.tables ?? []).map(({ headerRow, range }) =>
    Math.min(MOST_ROWS_ABOVE, Math.max(headerRow ?? 0, parseTableRange(range ?? '')?.top ?? 0)),
  )
  return FIRST_RECORDS + Math.max(begin, ...said)
}

/** Whether anything in the text may be where another table begins. */
function mayBeSeveral(first: readonly { cells: string[] }[], { separation, survey }: SpanRequest): boolean {
  const isPlain =
    separation.delimiter.length === 1 &&
    separation.escape === separation.quote &&
    !separation.isFenced &&
    !separation.isOneLine
  if (!isPlain || survey.strayQuotes > 0) return first.length < survey.records || hasSeveral(first)
  const isListed = survey.blankCount <= survey.blanks.length && survey.changeCount <= survey.changes.length
  const places = [...survey.blanks.map(record => record + 1), ...survey.changes]
  const last = survey.records - LEAST_TABLE
  return !isListed || places.some(record => record >= FIRST_RECORDS / 2 && record <= last) || hasSeveral(first)
}

function hasSeveral(first: readonly { cells: string[] }[]): boolean {
  const splitter = new TableSplitter({ hasWidths: true })
  for (const row of first.slice(0, FIRST_RECORDS)) splitter.push(row)
  return splitter.end().length > 1
}

function firstOf(head: string, separation: Separation): string[][] {
  const splitter = new RecordSplitter(separation)
  const records = splitter.push(head)
  return records.length < FIRST_RECORDS ? [...records, ...splitter.end()] : records
}
