import { z } from 'zod'
import { Folder, ListedDataset, Tag } from '../dataset.ts'
import { Notification } from '../notification.ts'
import { PageQuery, page } from '../page.ts'
import { route } from '../route.ts'

const done = z.object({ ok: z.literal(true) })
const folderId = z.object({ folderId: z.string() })
const name = z.string().trim().min(1).max(100)

/** Folders, tags, favourites and the trash: how people keep their datasets. */
export const organiseRoutes = {
  listFolders: route({
    method: 'get',
    path: '/folders',
    summary: 'Folders of the workspace, by name',
    access: 'viewer',
    response: z.object({ items: z.array(Folder) }),
  }),
  createFolder: route({
    method: 'post',
    path: '/folders',
    summary: 'Make a folder',
    access: 'editor',
    status: 201,
    body: z.object({ name, parentId: z.string().nullable().default(null) }),
    response: Folder,
    problems: ['not_found', 'already_exists', 'conflict'],
  }),
  editFolder: route({
    method: 'patch',
    path: '/folders/{folderId}',
    summary: 'Rename a folder or move it into another',
    access: 'editor',
    params: folderId,
    body: z.object({ name: name.optional(), parentId: z.string().nullable().optional() }),
    response: Folder,
    problems: ['not_found', 'already_exists', 'conflict'],
  }),
  deleteFolder: route({
    method: 'delete',
    path: '/folders/{folderId}',
    summary: 'Remove a folder; what lies in it moves up',
    access: 'editor',
    params: folderId,
    response: done,
    problems: ['not_found', 'already_exists'],
  }),
  listTags: route({
    method: 'get',
    path: '/tags',
    summary: 'Tags in use, the commonest first',
    access: 'viewer',
    response: z.object({ items: z.array(z.object({ tag: Tag, datasets: z.int() })) }),
  }),
  setFavourite: route({
    method: 'put',
    path: '/datasets/{datasetId}/favourite',
    summary: "Keep a dataset among one's own favourites, or no more",
    access: 'viewer',
    params: z.object({ datasetId: z.string() }),
    body: z.object({ isFavourite: z.boolean() }),
    response: ListedDataset,
    problems: ['not_found'],
  }),
  purgeDataset: route({
    method: 'delete',
    path: '/datasets/{datasetId}/trash',
    summary: 'Remove a dataset from the trash for good',
    access: 'editor',
    params: z.object({ datasetId: z.string() }),
    response: done,
    problems: ['not_found'],
  }),
  listNotifications: route({
    method: 'get',
    path: '/notifications',
    summary: 'What happened while one was away, newest first',
    access: 'viewer',
    query: PageQuery,
    response: page(Notification).extend({ unread: z.int() }),
  }),
  readNotifications: route({
    method: 'post',
    path: '/notifications/read',
    summary: 'Mark notifications as read; all of them without ids',
    access: 'viewer',
    body: z.object({ ids: z.array(z.string()).max(200).optional() }),
    response: z.object({ unread: z.int() }),
  }),
}
