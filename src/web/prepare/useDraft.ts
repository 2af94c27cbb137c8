import { useEffect, useState } from 'react'
import type { Recipe } from '../../contract/recipe.ts'
import { begin, redo, type Steps, step, undo } from '../explore/steps.ts'
import { isSameRecipe } from './draft.ts'
import { keepDraft, readDraft } from './keptDraft.ts'

interface Place {
  datasetId: string
  tableId: string
}

/** The recipe as it is edited: with undo and redo, kept while it is not saved, and asked about when it is found again. */
export function useDraft({ datasetId, tableId }: Place, saved: Recipe, versionId: string) {
  const [kept, setKept] = useState(() => {
    const draft = readDraft(datasetId, tableId)
    return draft !== null && !isSameRecipe(draft.recipe, saved) ? draft : null
  })
  const [steps, setSteps] = useState<Steps<Recipe>>(() => begin(kept?.recipe ?? saved))
  const recipe = steps.now
  const isChanged = !isSameRecipe(recipe, saved)
  useEffect(() => {
    keepDraft(datasetId, tableId, isChanged ? { versionId: kept?.versionId ?? versionId, recipe } : null)
  }, [datasetId, tableId, isChanged, versionId, kept, recipe])
  return {
    recipe,
    isChanged,
    canUndo: steps.past.length > 0,
    canRedo: steps.future.length > 0,
    edit: (next: Recipe) => setSteps(old => (isSameRecipe(old.now, next) ? old : step(old, next))),
    undo: () => setSteps(undo),
    redo: () => setSteps(redo),
    /** What was found from before; null once it is answered. */
    found: kept,
    keep: () => setKept(null),
    discard: () => {
      setKept(null)
      setSteps(begin(saved))
    },
  }
}
