import { z } from 'zod'
import { ListedDashboard } from '../listedDashboard.ts'
import { PageQuery, page } from '../page.ts'
import { route } from '../route.ts'

/** Lists of dashboards: every page asks them, so they know nothing of what stands on a dashboard. */
export const dashboardListRoutes = {
  listDashboards: route({
    method: 'get',
    path: '/dashboards',
    summary: 'Dashboards that the asker may see',
    access: 'viewer',
    query: PageQuery.extend({
      search: z.string().optional(),
      folderId: z.string().optional(),
      datasetId: z.string().optional(),
      only: z.enum(['trash', 'favourites', 'mine']).optional(),
      sort: z.enum(['updated', 'created', 'name']).default('updated'),
      direction: z.enum(['asc', 'desc']).default('desc'),
    }),
    response: page(ListedDashboard).extend({ total: z.int() }),
  }),
  dashboardFolders: route({
    method: 'get',
    path: '/folders/dashboards',
    summary: 'How many dashboards the asker sees in each folder',
    access: 'viewer',
    response: z.object({ items: z.array(z.object({ folderId: z.string(), dashboards: z.int() })) }),
  }),
}
