import type { Fix, Step } from '../../contract/recipe.ts'

/** One way to mend something: steps that are added to the recipe. */
export function fix(id: string, params: Fix['title']['params'], ...steps: Step[]): Fix {
  return { id, title: { code: `fix.${id}`, params }, steps }
}
