import type { ChartModel } from '../contract/chart.ts'

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

/** Turns charts into files, without a browser. */
export interface Renderer {
  /** @throws DomainError busy, took_too_long, cancelled, internal */
  render(request: RenderRequest): Promise<Uint8Array>
  close(): Promise<void>
}
