import { useState } from 'react'
import type { Column } from '../../contract/column.ts'
import { type Recipe, type RecipeStep, Step, type StepKind } from '../../contract/recipe.ts'
import { inserted, madeIds, newColumnIds, newStepId, replaced } from './draft.ts'
import { isFilledIn, newStep } from './newStep.ts'

/** A step whose form is open: one of the recipe, or a new one behind the last. */
export interface StepEdit {
  step: RecipeStep
  index: number
  isNew: boolean
}

/** The step in hand: what its form holds, and what the recipe would be with it. */
export function useStepEdit(recipe: Recipe) {
  const [edit, setEdit] = useState<StepEdit | null>(null)
  const candidate = edit === null ? null : candidateOf(edit.step)
  return {
    edit,
    candidate,
    add: (kind: StepKind, columns: readonly Column[]) => {
      const step = newStep(
        kind,
        columns,
        newColumnIds(
          recipe,
          2,
          columns.map(({ id }) => id),
        ),
      )
      setEdit({ step: { id: newStepId(recipe), step, off: false }, index: recipe.steps.length, isNew: true })
    },
    open: (index: number) => {
      const step = recipe.steps[index]
      if (step) setEdit({ step, index, isNew: false })
    },
    change: (step: Step) => setEdit(old => old && { ...old, step: { ...old.step, step } }),
    close: () => setEdit(null),
  }
}

/** The step of the form when it is filled in. */
function candidateOf(step: RecipeStep): RecipeStep | null {
  const read = Step.safeParse(step.step)
  return read.success && isFilledIn(read.data) ? { ...step, step: read.data, off: false } : null
}

/** The recipe with the step in hand. */
export function withEdit(recipe: Recipe, { step, index, isNew }: StepEdit, candidate: RecipeStep): Recipe {
  return isNew ? inserted(recipe, index, candidate) : replaced(recipe, step.id, { step: candidate.step, off: false })
}

/** Ids for columns of a step: those it has first. */
export function idsFor(recipe: Recipe, edit: StepEdit, columns: readonly Column[], count: number): string[] {
  const others = { steps: recipe.steps.filter(({ id }) => id !== edit.step.id) }
  const own = madeIds(edit.step.step).filter(id => id !== '' && !columns.some(column => column.id === id))
  const fresh = newColumnIds(others, count, [...own, ...columns.map(({ id }) => id)])
  return [...own, ...fresh].slice(0, Math.max(count, own.length))
}
