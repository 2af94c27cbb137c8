import { type ReadSettings, SkipReason } from '../../../contract/settings.ts'
import { detectSeparation } from '../../../core/grid/dialect.ts'
import { type Placement, placeTable } from '../../../core/grid/placeTable.ts'
import type { Separation } from '../../../core/grid/recordSplitter.ts'
import type { GridRow } from '../../../core/grid/row.ts'
import { shapeRow } from '../../../core/grid/shapeRow.ts'
import type { HeadedSpan } from '../../../core/grid/splitTables.ts'
import type { Survey } from '../../../core/grid/survey.ts'
import { ofTable } from '../../../core/settings/ofTable.ts'
import { IngestFault } from '../fault.ts'
import { checkTable } from './checkSettings.ts'
import { findSpans } from './findSpans.ts'
import { type Mended, mendedSeparation } from './mendedSeparation.ts'
import { surveyFile } from './surveyFile.ts'
import { textSamples } from './textSamples.ts'

/** One table of a text. Rows are 0-based records of the file. */
export interface TextTable {
  /** Place among the tables of the file, from 0. */
  index: number
  /** Its records, with what stands above its header. */
  from: number
  to: number
  title: string | null
  place: Placement
  /** The first records of it, from `from` on. */
  firstRecords: readonly GridRow[]
  /** Rows of these kinds are data after all. */
  keep: readonly SkipReason[]
}

/** How a text file is laid out: its dialect, the tables in it, what was counted. */
export interface TextLayout {
  separation: Separation
  /** Set where quotes had to be read in another way than the usual one. */
  mended: Mended | null
  /** One at least; a text without rows of data has one without columns. */
  tables: readonly TextTable[]
  survey: Survey
}

export interface Utf8Text {
  path: string
  bomBytes: number
}

export interface LayoutOptions {
  /** The dialect, where it is known. */
  given?: Separation | undefined
  /** A person decided how quotes are read. */
  isDecided?: boolean
  settings?: ReadSettings | undefined
  signal?: AbortSignal | undefined
}

/** @throws IngestFault no_rows, setting_header_row, setting_range */
export async function layoutOf(text: Utf8Text, options: LayoutOptions = {}): Promise<TextLayout> {
  const { given, isDecided = false, settings, signal } = options
  const { head, tail } = await textSamples(text.path)
  const found = given ?? detectSeparation(tail === null ? [head] : [head, tail])
  const survey = await surveyFile(text.path, found, { bomBytes: text.bomBytes, signal })
  if (survey.records > 0 && survey.emptyLineCount === survey.records) throw new IngestFault('no_rows')
  const mended = isDecided ? null : await mendedSeparation(text.path, found, survey, signal)
  const separation = mended?.separation ?? found
  const spans = await findSpans({ path: text.path, head, separation, survey, settings, signal })
  return { separation, mended, tables: spans.map((span, index) => tableOf(span, index, survey, settings)), survey }
}

function tableOf({ head, ...span }: HeadedSpan, index: number, survey: Survey, settings?: ReadSettings): TextTable {
  const setting = ofTable(settings?.tables, { sheet: null, index })
  if (setting !== undefined) checkTable(setting, { from: span.from, to: Math.min(span.to, survey.records) })
  const isRaw = settings?.raw === true
  const keep = isRaw ? SkipReason.options : (setting?.keep ?? [])
  const firstRecords = head.map(({ cells }) => cells)
  const rows = firstRecords.map(shapeRow)
  const place = placeTable({ ...span, rows, setting, keepsUnits: keep.includes('units'), hasWidths: true })
  const header = firstRecords.slice(place.header - span.from, place.header - span.from + place.headerRows)
  // As wide as the header's own record; of a raw reading as the widest, so that no cell lies beyond.
  const widest = isRaw ? survey.widths.findLastIndex(n => n > 0) : 0
  const width = place.isRange ? place.width : Math.max(place.width, widest, ...header.map(record => record.length))
  return { ...span, index, place: { ...place, width }, firstRecords, keep }
}
