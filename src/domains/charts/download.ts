import { Readable } from 'node:stream'
import type { ChartModel } from '../../contract/chart.ts'
import type { ResultTable } from '../../contract/plan.ts'
import { BYTE_ORDER_MARK, csvHead, csvRows } from '../../core/chart/csv.ts'
import { say } from '../../core/words/say.ts'
import type { RenderRequest } from '../../ports/renderer.ts'

export type FileFormat = RenderRequest['format'] | 'csv'

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
}

interface Made {
  bytes: Uint8Array
  format: FileFormat
  locale: string
}

/** The bytes of a chart as a file that is named after it. */
export function downloadOf(model: Pick<ChartModel, 'title'>, { bytes, format, locale }: Made): Download {
  return {
    stream: Readable.from([Buffer.from(bytes)]),
    fileName: `${nameOf(model, locale)}.${format}`,
    sizeBytes: bytes.byteLength,
    contentType: contentTypes[format],
  }
}

/** A table that is there already as the bytes of a CSV file. */
export function csvOf(table: ResultTable): Uint8Array {
  return Buffer.from(BYTE_ORDER_MARK + csvHead(table) + csvRows(table))
}

/** A file name from the chart's title, without what file systems refuse. */
function nameOf({ title }: Pick<ChartModel, 'title'>, locale: string): string {
  const name = say(title, locale)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return name === '' ? 'chart' : name
}
