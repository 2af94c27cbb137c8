import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { FolderDialog } from '../../organise/FolderDialog.tsx'
import { toast } from '../../ui/Toast.tsx'
import { useDashboardChanges } from './useDashboardChanges.ts'

/** Chooses the folder a dashboard lies in. */
export function MoveDashboard({ dashboard, onClose }: { dashboard: ListedDashboard; onClose: () => void }) {
  const { move } = useDashboardChanges()
  const { id, name, folderId } = dashboard
  return (
    <FolderDialog
      title={words.moveTitle(name)}
      folderId={folderId}
      top={words.top}
      onClose={onClose}
      onChoose={(chosen, folder) => {
        onClose()
        move.mutate({ id, folderId: chosen }, { onSuccess: () => toast(words.moved(name, folder)) })
      }}
    />
  )
}
