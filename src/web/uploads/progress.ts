import { text } from '../text.ts'
import type { Parcel } from './tray.ts'

export interface Progress {
  /** 0..1, or null when nobody can know. */
  share: number | null
  words: string
}

const words = text.upload

/** How far a file is, as a bar and in words. */
export function progressOf(parcel: Parcel, now: number): Progress {
  const { upload, sentBytes, sizeBytes } = parcel
  if (!upload) {
    if (sentBytes === 0) return { share: 0, words: words.waiting }
    return { share: sizeBytes > 0 ? sentBytes / sizeBytes : 1, words: words.sending(sentBytes, sizeBytes) }
  }
  if (upload.status === 'pending') return { share: null, words: words.waiting }
  const stage = words.stages[upload.stage ?? ''] ?? words.status[upload.status]
  const { processedRows: done, totalRows: total } = upload
  if (upload.status === 'completed') return { share: 1, words: `${words.status.completed} · ${words.rowsSoFar(done)}` }
  if (!total) return { share: null, words: done > 0 ? `${stage} · ${words.rowsSoFar(done)}` : stage }
  // The first rows come in one go: until then a bar at nought would look stuck.
  if (done === 0) return { share: null, words: `${stage} · ${words.rowsExpected(total)}` }
  const left = secondsLeft(parcel, now)
  const parts = [stage, words.rowsOf(done, total), ...(left === null ? [] : [words.secondsLeft(left)])]
  return { share: Math.min(1, done / total), words: parts.join(' · ') }
}

/** From the speed so far; null until there is one. */
function secondsLeft({ upload, readingSince }: Parcel, now: number): number | null {
  if (!upload?.totalRows || readingSince === null || upload.processedRows === 0) return null
  const elapsedMs = now - readingSince
  if (elapsedMs < 500) return null
  const remaining = Math.max(0, upload.totalRows - upload.processedRows)
  return Math.max(1, Math.round((elapsedMs / upload.processedRows) * (remaining / 1000)))
}
