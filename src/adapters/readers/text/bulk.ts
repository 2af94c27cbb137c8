import { join } from 'node:path'
import { extent } from '../../../core/grid/row.ts'
import type { Survey } from '../../../core/grid/survey.ts'
import { type Landing, sourceColumns } from '../landing/landing.ts'
import { quoted } from '../landing/openLanding.ts'
import { parquetSizes } from '../landing/parquetSizes.ts'
import { counts, textRows } from '../landing/query.ts'
import type { TextLayout, TextTable, Utf8Text } from './textLayout.ts'
import type { TextSource } from './textSource.ts'

const LONGEST_LINE = 1 << 20
const PROGRESS_MS = 250
/** Read a few times and thrown away: quick to write is better than small, and most of the writing is the looking up of words. */
const PARQUET = 'FORMAT parquet, COMPRESSION snappy'
const MOST = { rows: 122_880, words: 4000 }

export interface BulkPlan {
  /** Records before the data: what stands above the table, and its header. */
  before: number
  /** Records of data, blank ones between them included. */
  records: number
  newLine: string
}

/**
 * Whether DuckDB's own reader gives the same as ours, only faster: every record of data has as many cells as the table,
 * quotes are where they should be, no empty line shifts the count of records. Null when in doubt.
 */
export function bulkPlan(layout: TextLayout): BulkPlan | null {
  const { separation, survey, tables } = layout
  const [table] = tables
  if (table === undefined || tables.length > 1 || !isWhole(table)) return null
  const { firstRecords, place } = table
  const { width } = place
  const newLine = onlyLineEnd(layout)
  const before = place.first
  const isPlain =
    separation.delimiter.length === 1 &&
    separation.escape === separation.quote &&
    !separation.isFenced &&
    !separation.isOneLine
  const isClean = survey.strayQuotes === 0 && survey.nulBytes === 0 && survey.longestRecord < LONGEST_LINE
  if (newLine === null || !isPlain || !isClean || width < 2 || survey.blankCount > survey.blanks.length) return null
  const above = firstRecords.slice(0, before)
  if (above.some(record => record.some(cell => /[\r\n]/.test(cell ?? '')))) return null
  const emptyAtEnd = emptyLinesAtEnd(layout)
  const emptyAbove = above.filter(record => record.length === 1 && record[0] === '').length
  if (emptyAbove + emptyAtEnd !== survey.emptyLineCount) return null
  const records = survey.records - before - emptyAtEnd
  const even = (survey.widths[width] ?? 0) - above.filter(record => record.length === width).length
  return even === records && records > 0 ? { before, records, newLine } : null
}

/** All of the file's rows and columns are the table's, as far as they were not found to be something else. */
function isWhole({ place, keep }: TextTable): boolean {
  return !place.isRange && place.end === Number.POSITIVE_INFINITY && keep.length === 0
}

function onlyLineEnd({ survey }: TextLayout): string | null {
  if (survey.returns > 0) return null
  if (survey.returnLineFeeds === 0) return '\\n'
  return survey.lineFeeds === 0 ? '\\r\\n' : null
}

function emptyLinesAtEnd({ survey }: TextLayout): number {
  let n = 0
  while (survey.emptyLines[survey.emptyLines.length - 1 - n] === survey.records - 1 - n) n++
  return n
}

/**
 * Loads the data with DuckDB's reader, into a Parquet file of `workDir`; false when it disagrees with our count of
 * records, and then nothing is loaded.
 */
export async function loadBulk(
  landing: Landing,
  source: { text: Utf8Text; layout: TextLayout; plan: BulkPlan },
  { workDir, onProgress, signal }: Pick<TextSource, 'workDir' | 'onProgress' | 'signal'>,
): Promise<boolean> {
  const { connection } = landing
  const { plan, layout } = source
  const path = join(workDir, 'rows.parquet')
  landing.close()
  const timer = setInterval(() => {
    const share = Math.max(0, connection.progress.percentage) / 100
    onProgress?.({ stage: 'reading', processed: Math.floor(share * plan.records), total: plan.records })
  }, PROGRESS_MS)
  const interrupt = () => connection.interrupt()
  signal?.addEventListener('abort', interrupt)
  try {
    const copy = `COPY (${selectOf(landing, source)}) TO ${quoted(path)} (${PARQUET}, ${parquetSizes(landing.width, MOST)})`
    const [loaded = 0] = await counts(connection, copy)
    if (loaded !== plan.records) return false
  } catch {
    signal?.throwIfAborted()
    return false
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', interrupt)
  }
  landing.loadedRows = plan.records
  await landing.adopt(path, plan.before + 1)
  await takeBlanks(landing, layout.survey, plan.before)
  return true
}

function selectOf(
  landing: Landing,
  { text, layout, plan }: { text: Utf8Text; layout: TextLayout; plan: BulkPlan },
): string {
  const { delimiter, quote, escape: mark } = layout.separation
  const names = sourceColumns(landing.width)
  const options = [
    'auto_detect = false',
    'header = false',
    `skip = ${plan.before}`,
    `columns = {${names.map(name => `${name}: 'VARCHAR'`).join(', ')}}`,
    `delim = ${quoted(delimiter)}`,
    `quote = ${quoted(quote)}`,
    `escape = ${quoted(mark)}`,
    `new_line = ${quoted(plan.newLine)}`,
    "nullstr = ''",
    'strict_mode = true',
  ]
  const read = `read_csv(${quoted(text.path)}, ${options.join(', ')})`
  return `SELECT ${names.join(', ')} FROM ${read}`
}

/** Records of nothing but delimiters are no rows of the table. */
async function takeBlanks(landing: Landing, survey: Survey, before: number): Promise<void> {
  const rows = survey.blanks.map(record => record + 1).filter(row => row > before)
  if (rows.length === 0) return
  const { connection, tables, width } = landing
  const where = `WHERE _row IN (${rows.join(', ')})`
  const blank = await textRows(
    connection,
    `SELECT _row, ${sourceColumns(width).join(', ')} FROM ${tables.relation} ${where}`,
  )
  const gone = blank.filter(({ cells }) => extent(cells) === 0).map(({ row }) => row)
  if (gone.length === 0) return
  await connection.run(`INSERT INTO ${tables.skipped} SELECT unnest([${gone.join(', ')}]), 'blank', '[]'`)
  await landing.remove(`_row IN (${gone.join(', ')})`)
}
