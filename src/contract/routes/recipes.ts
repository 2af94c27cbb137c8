import { z } from 'zod'
import { KeySuggestion, Recipe, RecipePreview } from '../recipe.ts'
import { route } from '../route.ts'

const params = z.object({ datasetId: z.string(), tableId: z.string() })
const asked = ['not_found', 'invalid_plan', 'took_too_long', 'out_of_memory', 'busy'] as const

/** Steps of preparation, tried out. */
export const recipeRoutes = {
  previewRecipe: route({
    method: 'post',
    path: '/datasets/{datasetId}/tables/{tableId}/recipe/preview',
    summary: 'Try steps of preparation out: first rows, what each step does, key figures before and after',
    access: 'viewer',
    params,
    body: z.object({
      recipe: Recipe,
      rows: z.int().min(1).max(200).default(50),
      /** Without it: the newest. */
      versionId: z.string().optional(),
    }),
    response: RecipePreview,
    problems: asked,
  }),
  suggestKeys: route({
    method: 'get',
    path: '/datasets/{datasetId}/tables/{tableId}/keys',
    summary: 'Columns by which the rows of a table and those of another dataset belong together, the likeliest first',
    access: 'viewer',
    params,
    /** `with`: the id of the other dataset; the same one for its other tables. */
    query: z.object({ with: z.string() }),
    response: z.object({ items: z.array(KeySuggestion) }),
    problems: asked,
  }),
}
