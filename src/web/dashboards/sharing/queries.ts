import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Dashboard } from '../../../contract/dashboard.ts'
import type { GrantLevel } from '../../../contract/listedDashboard.ts'
import type { Input } from '../../../contract/route.ts'
import { dashboardRoutes, dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { sharingRoutes } from '../../../contract/routes/sharing.ts'
import { call } from '../../api.ts'

export type NewLink = Input<typeof sharingRoutes.createLink>['body']
export type LinkChange = Input<typeof sharingRoutes.editLink>['body']

export const linksQuery = (dashboardId: string) =>
  queryOptions({
    queryKey: ['sharing', dashboardId, 'links'],
    queryFn: ({ signal }) => call(sharingRoutes.listLinks, { params: { dashboardId } }, signal),
  })

export const grantsQuery = (dashboardId: string) =>
  queryOptions({
    queryKey: ['sharing', dashboardId, 'grants'],
    queryFn: ({ signal }) => call(sharingRoutes.listGrants, { params: { dashboardId } }, signal),
  })

/** The draft, whose filters a link can lock. */
export const draftQuery = (dashboardId: string) =>
  queryOptions({
    queryKey: ['kept', dashboardId, 'draft'],
    queryFn: ({ signal }) =>
      call(dashboardRoutes.getDashboard, { params: { dashboardId }, query: { view: 'draft' } }, signal),
  })

/** Which tiles of the draft each filter touches. */
export const targetsQuery = (dashboardId: string) =>
  queryOptions({
    queryKey: ['kept', dashboardId, 'targets'],
    queryFn: ({ signal }) =>
      call(
        dashboardViewRoutes.drawDashboard,
        { params: { dashboardId }, body: { view: 'draft', tileIds: [] } },
        signal,
      ),
    select: ({ targets }) => targets,
  })

/** Who sees a dashboard: members, and people who come by links. */
export function useSharing(dashboardId: string) {
  const queries = useQueryClient()
  const params = { dashboardId }
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['sharing', dashboardId] })
    void queries.invalidateQueries({ queryKey: ['dashboards'] })
    void queries.invalidateQueries({ queryKey: ['kept', dashboardId] })
  }
  const onSuccess = refresh
  return {
    grant: useMutation({
      mutationFn: ({ userId, level }: { userId: string; level: GrantLevel | null }) =>
        call(sharingRoutes.setGrant, { params: { ...params, userId }, body: { level } }),
      onSuccess,
    }),
    show: useMutation({
      mutationFn: (visibility: Dashboard['visibility']) =>
        call(dashboardRoutes.moveDashboard, { params, body: { visibility } }),
      onSuccess,
    }),
    make: useMutation({ mutationFn: (body: NewLink) => call(sharingRoutes.createLink, { params, body }), onSuccess }),
    change: useMutation({
      mutationFn: ({ linkId, ...body }: LinkChange & { linkId: string }) =>
        call(sharingRoutes.editLink, { params: { linkId }, body }),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: (linkId: string) => call(sharingRoutes.revokeLink, { params: { linkId } }),
      onSuccess,
    }),
  }
}
