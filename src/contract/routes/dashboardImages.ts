import { z } from 'zod'
import { fileRoute, uploadRoute } from '../route.ts'

/** Pictures on dashboards. What is no PNG, JPEG, WebP or GIF by its own bytes is not taken. */
export const dashboardImageRoutes = {
  addImage: uploadRoute({
    method: 'post',
    path: '/dashboards/{dashboardId}/images',
    summary: 'Upload a picture (multipart field "file") for a dashboard: PNG, JPEG, WebP or GIF, up to 5 MB',
    access: 'viewer',
    status: 201,
    params: z.object({ dashboardId: z.string() }),
    response: z.object({ imageId: z.string(), sizeBytes: z.int() }),
    problems: ['not_found', 'not_allowed', 'too_large', 'invalid_request', 'disk_full'],
  }),
  dashboardImage: fileRoute({
    method: 'get',
    path: '/dashboards/{dashboardId}/images/{imageId}',
    summary: 'A picture that stands on a dashboard',
    access: 'viewer',
    params: z.object({ dashboardId: z.string(), imageId: z.string() }),
    response: z.string().meta({ contentType: 'image/*' }),
    problems: ['not_found'],
  }),
}
