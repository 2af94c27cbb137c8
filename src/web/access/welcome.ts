import { queryOptions } from '@tanstack/react-query'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call } from '../api.ts'

/** What this server expects of a newcomer. */
export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: ({ signal }) => call(accessRoutes.welcome, {}, signal),
  staleTime: 60_000,
})
