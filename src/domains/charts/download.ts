import { Readable } from 'node:stream'
import type { ChartModel } from '../../contract/chart.ts'
import type { ResultTable } from '../../contract/plan.ts'
import { BYTE_ORDER_MARK, csvHead, csvRows } from '../../core/chart/csv.ts'
import { say } from '../../core/words/say.ts'
import type { RenderRequest } from '../../ports/renderer.ts'

export type ChartFormat = RenderRequest['format'] | 'csv'
type FileFormat = ChartFormat | 'xlsx' | 'json'

export interface Download {
  stream: Readable
  fileName: string
  sizeBytes: number
  contentType: string
}

const contentTypes: Record<FileFormat, string> = {
  png: 'image/png',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

interface Made {
  bytes: Uint8Array
  format: FileFormat
  locale: string
}

/** The bytes of a chart as a file that is named after it. */
export function downloadOf({ title }: Pick<ChartModel, 'title'>, { locale, ...made }: Made): Download {
  return fileOf(say(title, locale), made)
}

/** Bytes as a file of a name. */
export function fileOf(title: string, { bytes, format }: Omit<Made, 'locale'>): Download {
  return {
    stream: Readable.from([Buffer.from(bytes)]),
    fileName: `${nameOf(title)}.${format}`,
    sizeBytes: bytes.byteLength,
    contentType: contentTypes[format],
  }
}

/** A table that is there already as the bytes of a CSV file. */
export function csvOf(table: ResultTable): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + csvHead(table) + csvRows(table))
}

/** A file name from a title, without what file systems refuse. */
function nameOf(title: string): string {
  const name = title
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return name === '' ? 'chart' : name
}
