import type { AnalysisPicture } from '../contract/analysis/frame.ts'
import type { ChartModel } from '../contract/chart.ts'
import type { ResultTable } from '../contract/plan.ts'

export interface RenderRequest {
  model: ChartModel
  format: 'png' | 'svg' | 'pdf'
  theme: 'light' | 'dark'
  /** In pixels; a PNG has twice as many each way. A PDF page of `a4` fits the picture between its margins. */
  width: number
  height: number
  page?: 'chart' | 'a4'
  locale: string
  /** 'Source: sales.csv, version 3, 21 Nov 2026'; empty for none. */
  source: string
  signal?: AbortSignal
}

/** A picture of an analysis, with what it says below it. */
export interface PictureRequest extends Omit<RenderRequest, 'model' | 'format' | 'page'> {
  picture: AnalysisPicture
  format: 'png' | 'svg'
}

/** A table on a sheet of its own. */
export interface Sheet {
  name: string
  table: ResultTable
}

/** Tables as one workbook. */
export interface WorkbookRequest {
  sheets: readonly Sheet[]
  format: 'xlsx'
  signal?: AbortSignal
}

/** Turns charts, pictures and tables into files, without a browser. */
export interface Renderer {
  /** @throws DomainError busy, took_too_long, cancelled, internal */
  render(request: RenderRequest | PictureRequest | WorkbookRequest): Promise<Uint8Array>
  close(): Promise<void>
}
