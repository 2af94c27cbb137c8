import { z } from 'zod'
import { Recipe } from '../../contract/recipe.ts'

/** Changed steps that are not saved: they survive leaving the page, not the browser. */
const Kept = z.object({ versionId: z.string(), recipe: Recipe })
export type KeptDraft = z.infer<typeof Kept>

const keyOf = (datasetId: string, tableId: string) => `prepare ${datasetId} ${tableId}`

export function readDraft(datasetId: string, tableId: string): KeptDraft | null {
  const text = sessionStorage.getItem(keyOf(datasetId, tableId))
  if (text === null) return null
  try {
    return Kept.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Written by something else: there is nothing to keep.
    return null
  }
}

export function keepDraft(datasetId: string, tableId: string, draft: KeptDraft | null): void {
  if (draft === null) sessionStorage.removeItem(keyOf(datasetId, tableId))
  else sessionStorage.setItem(keyOf(datasetId, tableId), JSON.stringify(draft))
}
