import { useMutation, useQueryClient } from '@tanstack/react-query'
import { datasetRoutes } from '../../contract/routes/datasets.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { toast } from '../ui/Toast.tsx'

const words = text.home

interface Change {
  id: string
  name?: string
  description?: string
  notes?: string
  tags?: string[]
  folderId?: string | null
}

/** Renaming, describing, deleting and bringing back; the lists follow. */
export function useDatasetChanges() {
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['datasets'] }),
      queries.invalidateQueries({ queryKey: ['dataset'] }),
    ])
  const edit = useMutation({
    mutationFn: ({ id, ...body }: Change) => call(datasetRoutes.editDataset, { params: { datasetId: id }, body }),
    onSuccess: () => Promise.all([refresh(), queries.invalidateQueries({ queryKey: ['tags'] })]),
  })
  const restore = useMutation({
    mutationFn: (id: string) => call(datasetRoutes.restoreDataset, { params: { datasetId: id } }),
    onSuccess: ({ name }) => {
      toast(words.restored(name))
      return refresh()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => call(datasetRoutes.deleteDataset, { params: { datasetId: id } }),
    onSuccess: ({ id, name }) => {
      toast(words.deleted(name), { label: text.common.undo, run: () => restore.mutate(id) })
      return queries.invalidateQueries({ queryKey: ['datasets'] })
    },
  })
  return { edit: edit.mutate, save: edit.mutateAsync, restore: restore.mutate, remove: remove.mutateAsync }
}
