import type { RenderRequest } from '../../ports/renderer.ts'

/** Server to render process; one at a time. */
export interface RenderOrder extends Omit<RenderRequest, 'signal'> {
  id: number
}

/** Render process to server. */
export type RenderReply =
  | { kind: 'done'; id: number; bytes: Uint8Array; residentBytes: number }
  | { kind: 'failed'; id: number; detail: string }
