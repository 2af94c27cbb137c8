import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Me, Role } from '../../contract/access.ts'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call } from '../api.ts'

/** Who is signed in, and where. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(accessRoutes.me, {}, signal),
  staleTime: 60_000,
  retry: false,
})

/** Inside the shell somebody is always signed in. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe is for pages inside the shell')
  return data
}

/** Whether the signed-in person's role is at least this one. */
export function useMay(role: Role): boolean {
  const me = useMe()
  return Role.options.indexOf(me.workspace.role) >= Role.options.indexOf(role)
}
