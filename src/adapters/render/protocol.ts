import type { PictureRequest, RenderRequest, WorkbookRequest } from '../../ports/renderer.ts'

interface Numbered {
  id: number
}

/** A chart to be drawn. */
export type RenderOrder = Omit<RenderRequest, 'signal'> & Numbered
/** A picture of an analysis to be drawn. */
export type PictureOrder = Omit<PictureRequest, 'signal'> & Numbered
/** Tables to be written. */
export type WorkbookOrder = Omit<WorkbookRequest, 'signal'> & Numbered

/** Server to render process; one at a time. */
export type Order = RenderOrder | PictureOrder | WorkbookOrder

/** Render process to server. */
export type RenderReply =
  | { kind: 'done'; id: number; bytes: Uint8Array; residentBytes: number }
  | { kind: 'failed'; id: number; detail: string }
