import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Recipe } from '../../contract/recipe.ts'
import { versionRoutes } from '../../contract/routes/versions.ts'
import type { Proposal } from '../../contract/version.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { toast } from '../ui/Toast.tsx'
import { say } from '../words.ts'
import { settled } from './settled.ts'
import { useVersionChanges } from './useVersionChanges.ts'

interface Place {
  datasetId: string
  tableId: string
}

/** What is said when it is saved, when it cannot be, and when it is taken back. */
interface Said {
  saved: string
  notSaved: string
  takenBack: string
}

/** Saves a recipe: it becomes a version by itself, and can be taken back. */
export function useSaveRecipe(params: Place, words: Said, onSaved: () => void) {
  const queries = useQueryClient()
  const { restore } = useVersionChanges()
  const goBack = ({ datasetId, baseVersionId }: Proposal) =>
    restore.mutate({ datasetId, versionId: baseVersionId }, { onSuccess: () => toast(words.takenBack) })
  return useMutation({
    mutationFn: async (recipe: Recipe) => {
      const { proposalId } = await call(versionRoutes.setRecipe, { params, body: { recipe } })
      const proposal = await settled(proposalId)
      if (proposal.status !== 'merged') throw new Error(proposal.reason ? say(proposal.reason) : words.notSaved)
      return proposal
    },
    onSuccess: async proposal => {
      onSaved()
      await Promise.all(
        [['datasets'], ['dataset'], ['overview']].map(queryKey => queries.invalidateQueries({ queryKey })),
      )
      toast(words.saved, { label: text.common.undo, run: () => goBack(proposal) })
    },
  })
}
