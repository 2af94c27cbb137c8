import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { dashboardListRoutes } from '../../contract/routes/dashboardLists.ts'
import { organiseRoutes } from '../../contract/routes/organise.ts'
import { call } from '../api.ts'
import { organiseText } from '../organiseText.ts'
import { toast } from '../ui/Toast.tsx'

export const foldersQuery = queryOptions({
  queryKey: ['folders'],
  queryFn: ({ signal }) => call(organiseRoutes.listFolders, {}, signal),
})

/** How many dashboards lie in each folder. */
export const dashboardFoldersQuery = queryOptions({
  queryKey: ['dashboards', 'folders'],
  queryFn: ({ signal }) => call(dashboardListRoutes.dashboardFolders, {}, signal),
})

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) => call(organiseRoutes.listTags, {}, signal),
})

export const notificationsQuery = queryOptions({
  queryKey: ['notifications'],
  queryFn: ({ signal }) => call(organiseRoutes.listNotifications, { query: { limit: 30 } }, signal),
})

/** Folders, favourites, the end of a trashed dataset; the lists follow. */
export function useOrganise() {
  const queries = useQueryClient()
  const refresh = (...keys: string[]) => Promise.all(keys.map(key => queries.invalidateQueries({ queryKey: [key] })))
  const create = useMutation({
    mutationFn: (body: { name: string; parentId: string | null }) => call(organiseRoutes.createFolder, { body }),
    onSuccess: () => refresh('folders'),
  })
  const rename = useMutation({
    mutationFn: ({ folderId, name }: { folderId: string; name: string }) =>
      call(organiseRoutes.editFolder, { params: { folderId }, body: { name } }),
    onSuccess: () => refresh('folders'),
  })
  const remove = useMutation({
    mutationFn: ({ folderId }: { folderId: string; name: string }) =>
      call(organiseRoutes.deleteFolder, { params: { folderId } }),
    onSuccess: (_, { name }) => {
      toast(organiseText.folderRemoved(name))
      return refresh('folders', 'datasets', 'dataset')
    },
  })
  const favourite = useMutation({
    mutationFn: ({ datasetId, isFavourite }: { datasetId: string; isFavourite: boolean }) =>
      call(organiseRoutes.setFavourite, { params: { datasetId }, body: { isFavourite } }),
    onSuccess: () => refresh('datasets', 'dataset'),
  })
  const purge = useMutation({
    mutationFn: ({ datasetId }: { datasetId: string; name: string }) =>
      call(organiseRoutes.purgeDataset, { params: { datasetId } }),
    onSuccess: (_, { name }) => {
      toast(organiseText.purged(name))
      return refresh('datasets')
    },
  })
  return { create, rename, remove, favourite, purge }
}
