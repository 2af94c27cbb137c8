import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Me, Role } from '../../contract/access.ts'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call, Fault } from '../api.ts'
import { chosenWorkspace, keepWorkspace } from './chosenWorkspace.ts'

/** Who is signed in, and where. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => askMe(signal),
  staleTime: 60_000,
  retry: false,
})

/** A workspace one was removed from is chosen no longer: the first of the others is shown. */
async function askMe(signal: AbortSignal): Promise<Me> {
  try {
    return await call(accessRoutes.me, {}, signal)
  } catch (error) {
    if (chosenWorkspace() === null || !(error instanceof Fault && error.code === 'not_found')) throw error
    keepWorkspace(null)
    return call(accessRoutes.me, {}, signal)
  }
}

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
