import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call, Fault } from '../api.ts'
import { keepWorkspace } from './chosenWorkspace.ts'

/** Ends the session and leaves nothing of it in the page. */
export function useSignOut() {
  const queries = useQueryClient()
  const go = useNavigate()
  return async () => {
    await call(accessRoutes.signOut).catch(error => {
      if (!(error instanceof Fault && error.code === 'not_signed_in')) throw error
    })
    await go({ to: '/sign-in' })
    keepWorkspace(null)
    queries.clear()
  }
}
