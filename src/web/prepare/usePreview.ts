import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Recipe } from '../../contract/recipe.ts'
import { recipeRoutes } from '../../contract/routes/recipes.ts'
import { call } from '../api.ts'

const WAIT_MS = 300
const ROWS = 50

interface Place {
  datasetId: string
  tableId: string
}

/** The recipe tried out a moment after it has changed; what is out of date is not waited for. */
export function usePreview(params: Place, versionId: string, recipe: Recipe) {
  const text = JSON.stringify(recipe)
  const settled = useSettled(text)
  const asked = useQuery({
    queryKey: ['dataset', params.datasetId, 'preview', params.tableId, versionId, settled],
    queryFn: ({ signal }) =>
      call(recipeRoutes.previewRecipe, { params, body: { recipe: JSON.parse(settled), rows: ROWS } }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { ...asked, isWaiting: asked.isFetching || settled !== text }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), WAIT_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
