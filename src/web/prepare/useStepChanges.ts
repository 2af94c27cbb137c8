import type { Recipe, RecipeStep } from '../../contract/recipe.ts'
import { prepareText as words } from '../prepareText.ts'
import { formulasFollowing, moved, removed, replaced } from './draft.ts'
import type { useDraft } from './useDraft.ts'
import { type StepEdit, withEdit } from './useStepEdit.ts'
import type { useTried } from './useTried.ts'

export type StepChanges = ReturnType<typeof useStepChanges>

/** What can be done to the steps; each is a step back for undo, and is spoken. */
export function useStepChanges(
  draft: ReturnType<typeof useDraft>,
  { columnsAfter }: ReturnType<typeof useTried>,
  say: (what: string) => void,
) {
  const { recipe } = draft
  /** Formulas from the place on follow names that are others now. */
  const change = (next: Recipe, from: number, what: string) => {
    draft.edit(formulasFollowing(next, from, columnsAfter(recipe, from), columnsAfter(next, from)))
    say(what)
  }
  const indexOf = (stepId: string) => recipe.steps.findIndex(({ id }) => id === stepId)
  return {
    apply: (edit: StepEdit, step: RecipeStep) =>
      change(withEdit(recipe, edit, step), edit.index + 1, edit.isNew ? words.said.added : words.said.edited),
    remove: ({ id }: RecipeStep) => {
      const at = indexOf(id)
      const next = removed(recipe, id)
      draft.edit(formulasFollowing(next, at, columnsAfter(recipe, at + 1), columnsAfter(next, at)))
      say(words.said.removed)
    },
    toggle: ({ id, off }: RecipeStep) =>
      change(replaced(recipe, id, { off: !off }), indexOf(id) + 1, off ? words.said.on : words.said.off),
    move: (stepId: string, to: number) => {
      draft.edit(moved(recipe, stepId, to))
      say(words.said.moved(Math.max(1, Math.min(recipe.steps.length, to + 1))))
      focusStep(stepId)
    },
    history: {
      undo: () => {
        draft.undo()
        say(words.said.undone)
      },
      redo: () => {
        draft.redo()
        say(words.said.redone)
      },
    },
  }
}

/** The keyboard goes on where the step stands now. */
export function focusStep(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus())
}
