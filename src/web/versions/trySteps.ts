import type { Recipe, RecipePreview, RecipeStep, Step } from '../../contract/recipe.ts'
import { recipeRoutes } from '../../contract/routes/recipes.ts'
import { versionRoutes } from '../../contract/routes/versions.ts'
import { call } from '../api.ts'

/** A recipe with steps behind it that were tried out; nothing is changed yet. */
export interface TriedSteps {
  recipe: Recipe
  preview: RecipePreview
}

interface Asked {
  params: { datasetId: string; tableId: string }
  /** The steps to add, made of the recipe as it is. */
  stepsFor: (before: Recipe) => readonly Step[]
  /** So many rows of the result are shown. */
  rows: number
}

/** The table's recipe with steps behind it, tried out. */
export async function trySteps({ params, stepsFor, rows }: Asked, signal: AbortSignal): Promise<TriedSteps> {
  const { recipe: before } = await call(versionRoutes.getRecipe, { params }, signal)
  const recipe = { steps: [...before.steps, ...numbered(stepsFor(before), before)] }
  const preview = await call(recipeRoutes.previewRecipe, { params, body: { recipe, rows } }, signal)
  return { recipe, preview }
}

function numbered(steps: readonly Step[], before: Recipe): RecipeStep[] {
  const taken = new Set(before.steps.map(({ id }) => id))
  let n = before.steps.length
  return steps.map(step => {
    do n++
    while (taken.has(`s${n}`))
    return { id: `s${n}`, step, off: false }
  })
}
