import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Message } from '../../contract/message.ts'
import { versionRoutes } from '../../contract/routes/versions.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { Proposal, RefreshMode, TableKey } from '../../contract/version.ts'
import { call } from '../api.ts'

interface Reread {
  datasetId: string
  change: ReadSettings
  /** What is undone or changed, as the history will say it. */
  what: Message[]
}

interface Edit {
  proposalId: string
  mode?: RefreshMode
  keys?: TableKey[]
}

/** Proposing, merging and discarding changes of a dataset's data, and going back; what is open follows. */
export function useVersionChanges() {
  const queries = useQueryClient()
  const learn = (proposal: Proposal) => {
    queries.setQueryData(['proposal', proposal.id], proposal)
    return queries.invalidateQueries({ queryKey: ['diff'] })
  }
  const followData = () =>
    Promise.all(
      [['datasets'], ['dataset'], ['overview'], ['proposal']].map(queryKey => queries.invalidateQueries({ queryKey })),
    )
  const reread = useMutation({
    mutationFn: ({ datasetId, change, what }: Reread) =>
      call(versionRoutes.reread, { params: { datasetId }, body: { change, what, autoMerge: false } }),
  })
  const edit = useMutation({
    mutationFn: ({ proposalId, ...body }: Edit) => call(versionRoutes.editProposal, { params: { proposalId }, body }),
    onSuccess: learn,
  })
  const merge = useMutation({
    mutationFn: (proposalId: string) => call(versionRoutes.mergeProposal, { params: { proposalId } }),
    onSuccess: proposal => Promise.all([learn(proposal), followData()]),
  })
  const discard = useMutation({
    mutationFn: (proposalId: string) => call(versionRoutes.discardProposal, { params: { proposalId } }),
    onSuccess: learn,
  })
  const cancel = useMutation({
    mutationFn: (proposalId: string) => call(versionRoutes.cancelProposal, { params: { proposalId } }),
    onSuccess: learn,
  })
  const restore = useMutation({
    mutationFn: (params: { datasetId: string; versionId: string }) => call(versionRoutes.restoreVersion, { params }),
    onSuccess: followData,
  })
  return { reread, edit, merge, discard, cancel, restore }
}
