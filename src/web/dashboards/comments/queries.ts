import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { commentRoutes } from '../../../contract/routes/sharing.ts'
import { call } from '../../api.ts'

export interface Shown {
  dashboardId: string
  tileId: string | undefined
  onlyOpen: boolean
}

/** Remarks, page after page, oldest first. */
export const commentsQuery = ({ dashboardId, tileId, onlyOpen }: Shown) =>
  infiniteQueryOptions({
    queryKey: ['comments', dashboardId, tileId ?? '', onlyOpen],
    queryFn: ({ pageParam, signal }) =>
      call(
        commentRoutes.listComments,
        {
          params: { dashboardId },
          query: {
            limit: 100,
            ...(tileId !== undefined && { tileId }),
            ...(onlyOpen && { only: 'open' as const }),
            ...(pageParam && { cursor: pageParam }),
          },
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: page => page.nextCursor,
  })

/** Writing, changing, settling and taking back; lists follow. */
export function useComments(dashboardId: string) {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['comments', dashboardId] })
  return {
    write: useMutation({
      mutationFn: (body: { text: string; tileId: string | null; parentId: string | null }) =>
        call(commentRoutes.createComment, { params: { dashboardId }, body }),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ commentId, ...body }: { commentId: string; text?: string; isResolved?: boolean }) =>
        call(commentRoutes.editComment, { params: { commentId }, body }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (commentId: string) => call(commentRoutes.deleteComment, { params: { commentId } }),
      onSuccess,
    }),
  }
}
