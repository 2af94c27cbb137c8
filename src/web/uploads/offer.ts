import { useSyncExternalStore } from 'react'
import type { Clip } from './clip.ts'
import type { Pasted } from './pasted.ts'
import type { RefreshTarget } from './refreshTarget.ts'
import { upload } from './tray.ts'
import { worthSending } from './worthSending.ts'

/** What a person is asked about before anything is sent. */
type Offer =
  | { kind: 'files'; files: readonly File[]; leftOut: number }
  | { kind: 'newer'; file: File; target: RefreshTarget }
  /** `pasted` is null until something was. */
  | { kind: 'paste'; pasted: Pasted | null }

const listeners = new Set<() => void>()
let current: Offer | null = null

/** Takes files: one is sent at once unless it came to a dataset, of several the person says what becomes of them. */
export function offer(files: readonly File[], target: RefreshTarget | null = null): void {
  const worth = worthSending(files)
  // A file of the system that somebody chose by itself was meant.
  const meant = worth.length > 0 ? worth : files
  const [only] = meant
  if (target && only && meant.length === 1) show({ kind: 'newer', file: only, target })
  else if (meant.length > 1) show({ kind: 'files', files: meant, leftOut: files.length - meant.length })
  else upload(meant)
}

/** Takes what was pasted; nothing of use asks to paste again. */
export function offerClip(clip: Clip): void {
  if (clip && 'files' in clip) offer(clip.files)
  else show({ kind: 'paste', pasted: clip?.pasted ?? null })
}

export function withdraw(): void {
  show(null)
}

export function useOffer(): Offer | null {
  return useSyncExternalStore(subscribe, () => current)
}

function show(next: Offer | null): void {
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
