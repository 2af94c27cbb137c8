import type { DrawRequest } from '../../../contract/dashboard.ts'
import type { Output } from '../../../contract/route.ts'
import { dashboardImageRoutes } from '../../../contract/routes/dashboardImages.ts'
import { dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { address, call, type GivenFile } from '../../api.ts'

type View = DrawRequest['view']
/** What is drawn: tiles of a tab under filters and selections. */
export type BoardRequest = Omit<DrawRequest, 'view'>
export type BoardNarrowing = Pick<BoardRequest, 'values' | 'selections'>
export type DrawnBoard = Output<typeof dashboardViewRoutes.drawDashboard>
type Brushed = Pick<Output<typeof dashboardViewRoutes.brushDashboard>, 'tiles'>
/** What a filter can be set to. */
export type FilterOffer = Output<typeof dashboardViewRoutes.dashboardFilterValues>

/** Where the pictures of a dashboard come from: the dashboard itself, or a link to it. */
export interface BoardSource {
  /** Tells one source, at one state of its content, from another. */
  key: readonly (string | number)[]
  draw: (request: BoardRequest, signal: AbortSignal) => Promise<DrawnBoard>
  /** Null where tiles follow only once a selection is made. */
  brush: ((request: BoardRequest, signal: AbortSignal) => Promise<Brushed>) | null
  offer: (filterId: string, search: string, signal: AbortSignal) => Promise<FilterOffer>
  /** The address of a picture. */
  image: (imageId: string) => string
  /** Whether figures lead to where they come from, and charts to Explore. */
  hasOrigins: boolean
  /** Whether charts become files. */
  hasExports: boolean
  /** What a tile draws, as a file; null where charts become files anyway, or nothing may be taken away. */
  data: ((tileId: string, request: BoardNarrowing, signal: AbortSignal) => Promise<GivenFile>) | null
}

/** A dashboard of the workspace, as its draft or as it was published. */
export function keptSource(dashboardId: string, view: View, revision: number): BoardSource {
  const params = { dashboardId }
  return {
    key: [dashboardId, view, revision],
    draw: (request, signal) => call(dashboardViewRoutes.drawDashboard, { params, body: { ...request, view } }, signal),
    brush: (request, signal) =>
      call(dashboardViewRoutes.brushDashboard, { params, body: { ...request, view } }, signal),
    offer: (filterId, search, signal) =>
      call(
        dashboardViewRoutes.dashboardFilterValues,
        { params: { dashboardId, filterId }, query: { view, ...(search && { search }) } },
        signal,
      ),
    image: imageId => address(dashboardImageRoutes.dashboardImage, { params: { dashboardId, imageId } }),
    hasOrigins: true,
    hasExports: true,
    data: null,
  }
}
