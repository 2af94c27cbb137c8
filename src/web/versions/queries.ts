import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { changeRoutes, versionRoutes } from '../../contract/routes/versions.ts'
import type { Proposal, RowChange } from '../../contract/version.ts'
import { call } from '../api.ts'

const askAgainMs = 700

/** A proposed change; asked again while it is prepared. */
export const proposalQuery = (proposalId: string) =>
  queryOptions({
    queryKey: ['proposal', proposalId],
    queryFn: ({ signal }) => call(versionRoutes.getProposal, { params: { proposalId } }, signal),
    refetchInterval: query => (query.state.data?.status === 'preparing' ? askAgainMs : false),
  })

/** What differs: of a proposed change, or between two versions. */
export type Differing = { proposalId: string; versionId: string } | { datasetId: string; from: string; to: string }

export const diffQuery = (of: Differing) =>
  queryOptions({
    queryKey: ['diff', of],
    queryFn: ({ signal }) =>
      'proposalId' in of
        ? call(changeRoutes.proposalDiff, { params: { proposalId: of.proposalId } }, signal)
        : call(
            changeRoutes.compareVersions,
            { params: { datasetId: of.datasetId }, query: { from: of.from, to: of.to } },
            signal,
          ),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Rows of a kind, page after page. */
export const rowChangesQuery = (of: Differing, tableId: string, kind: RowChange['kind']) =>
  infiniteQueryOptions({
    queryKey: ['diff', of, 'rows', tableId, kind],
    queryFn: ({ pageParam, signal }) => {
      const query = { tableId, kind, limit: 50, ...(pageParam && { cursor: pageParam }) }
      return 'proposalId' in of
        ? call(changeRoutes.proposalRows, { params: { proposalId: of.proposalId }, query }, signal)
        : call(
            changeRoutes.compareVersionRows,
            { params: { datasetId: of.datasetId }, query: { ...query, from: of.from, to: of.to } },
            signal,
          )
    },
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Versions of a dataset, the newest first, page after page. */
export const versionsQuery = (datasetId: string) =>
  infiniteQueryOptions({
    queryKey: ['dataset', datasetId, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      call(
        versionRoutes.listVersions,
        { params: { datasetId }, query: pageParam ? { cursor: pageParam } : {} },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })

/** A change that is ready to be looked at; null until it is. */
export function differingOf(proposal: Proposal | undefined): Differing | null {
  const versionId = proposal?.versionId
  return proposal && versionId ? { proposalId: proposal.id, versionId } : null
}
