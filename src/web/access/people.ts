import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Role } from '../../contract/access.ts'
import { accessRoutes } from '../../contract/routes/access.ts'
import { call } from '../api.ts'

/** The members, page after page. */
export function useMembers() {
  return useInfiniteQuery({
    queryKey: ['members'],
    queryFn: ({ pageParam, signal }) =>
      call(accessRoutes.listMembers, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
}

/** The open invitations, page after page. */
export function useInvitations() {
  return useInfiniteQuery({
    queryKey: ['invitations'],
    queryFn: ({ pageParam, signal }) =>
      call(accessRoutes.listInvitations, { query: pageParam ? { cursor: pageParam } : {} }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })
}

/** What an admin changes about people; the lists follow. */
export function usePeopleChanges() {
  const queries = useQueryClient()
  const refresh = (key: string) => () => queries.invalidateQueries({ queryKey: [key] })
  const changeRole = useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) =>
      call(accessRoutes.changeRole, { params: { userId }, body: { role } }),
    onSettled: refresh('members'),
  })
  const remove = useMutation({
    mutationFn: (userId: string) => call(accessRoutes.removeMember, { params: { userId } }),
    onSuccess: refresh('members'),
  })
  const withdraw = useMutation({
    mutationFn: (invitationId: string) => call(accessRoutes.withdrawInvitation, { params: { invitationId } }),
    onSuccess: refresh('invitations'),
  })
  return { changeRole, remove, withdraw }
}
