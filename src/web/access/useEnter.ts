import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { Me } from '../../contract/access.ts'
import { keepWorkspace } from './chosenWorkspace.ts'
import { meQuery } from './me.ts'

/** Somebody has just been signed in, or has joined: keep who it is and in which workspace, and go inside. */
export function useEnter() {
  const queries = useQueryClient()
  const router = useRouter()
  return async (me: Me, to = '/') => {
    queries.clear()
    keepWorkspace(me.workspaces.length > 1 ? me.workspace.id : null)
    queries.setQueryData(meQuery.queryKey, me)
    // Only a path of this site: a link must not send a person elsewhere after signing in.
    router.history.push(/^\/(?![/\\])/.test(to) ? to : '/')
  }
}
