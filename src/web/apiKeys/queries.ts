import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { apiKeyRoutes } from '../../contract/routes/apiKeys.ts'
import { call } from '../api.ts'

const KEY = 'apiKeys'

/** One's own keys or all of the workspace, page after page. */
export function useApiKeys(of: 'mine' | 'workspace') {
  return useInfiniteQuery({
    queryKey: [KEY, of],
    queryFn: ({ pageParam, signal }) =>
      call(apiKeyRoutes.listApiKeys, { query: pageParam ? { of, cursor: pageParam } : { of } }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
}

/** After a change, the lists are asked for again. */
export function useRefreshApiKeys(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: [KEY] })
}

export function useRevokeApiKey() {
  const refresh = useRefreshApiKeys()
  return useMutation({
    mutationFn: (keyId: string) => call(apiKeyRoutes.revokeApiKey, { params: { keyId } }),
    onSettled: refresh,
  })
}
