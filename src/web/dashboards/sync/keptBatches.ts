import { z } from 'zod'
import { OperationBatch } from '../../../contract/dashboard.ts'
import { batchId } from '../batchId.ts'
import type { WaitingBatch } from './syncState.ts'

const Kept = z.array(OperationBatch.extend({ madeOn: z.int().optional() }))

/** What a page keeps of its unsaved changes. */
export interface BatchKeeper {
  read: () => WaitingBatch[]
  write: (batches: readonly WaitingBatch[]) => void
}

/**
 * Unsaved changes of one person on one dashboard, in the browser's own storage: they survive a reload and a crash. Each
 * open page keeps its own; a page that begins takes what all others left, for a batch that is sent twice is done once.
 */
export function keptBatches(
  storage: Storage,
  { userId, dashboardId }: { userId: string; dashboardId: string },
): BatchKeeper {
  const family = `dashboard ${userId} ${dashboardId} `
  const own = `${family}${batchId()}`
  return {
    read() {
      const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter(key =>
        key.startsWith(family),
      )
      const found = new Map(keys.flatMap(key => parse(storage.getItem(key))).map(batch => [batch.batchId, batch]))
      const batches = [...found.values()]
      if (batches.length > 0) storage.setItem(own, JSON.stringify(batches))
      for (const key of keys) if (key !== own) storage.removeItem(key)
      return batches
    },
    write(batches) {
      if (batches.length === 0) storage.removeItem(own)
      else storage.setItem(own, JSON.stringify(batches.map(({ merge: _, ...batch }) => batch)))
    },
  }
}

function parse(text: string | null): WaitingBatch[] {
  if (text === null) return []
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? []
  } catch {
    // Written by something else: there is nothing to keep.
    return []
  }
}
