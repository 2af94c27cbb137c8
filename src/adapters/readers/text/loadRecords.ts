import type { ReadingProgress } from '../../../contract/reading.ts'
import { filledCount } from '../../../core/grid/row.ts'
import type { Landing } from '../landing/landing.ts'
import { readRecords } from './records.ts'
import type { TextLayout, Utf8Text } from './textLayout.ts'

/** What our own splitter made of a whole text. */
export interface LoadedRecords {
  /** Records seen, from the first of the file to the last. */
  records: number
  strayQuotes: number
  unclosedQuotes: number
}

/** Loads the data record by record, whatever its faults: slower than DuckDB's reader, and nothing is lost. */
export async function loadRecords(
  landing: Landing,
  { text, layout }: { text: Utf8Text; layout: TextLayout },
  options: { onProgress?: ((progress: ReadingProgress) => void) | undefined; signal?: AbortSignal | undefined },
): Promise<LoadedRecords> {
  const before = layout.table.start + layout.table.headerRows
  const batches = readRecords(text.path, layout.separation, options.signal)
  let record = 0
  for await (const batch of batches) {
    for (const cells of batch) {
      record++
      if (record > before) place(landing, record, cells)
    }
    options.onProgress?.({ stage: 'reading', processed: record, total: Math.max(record, layout.survey.records) })
  }
  return { records: record, ...batches.faults }
}

function place(landing: Landing, record: number, cells: readonly string[]): void {
  if (filledCount(cells) === 0) {
    landing.skip(record, 'blank', [])
    return
  }
  if (cells.length < landing.width) landing.countShort(record)
  landing.append(record, cells)
}
