import type { DatasetSummary } from '../../contract/dataset.ts'
import { organiseText as words } from '../organiseText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useOrganise } from './queries.ts'

/** Asks before a dataset is gone for good. */
export function PurgeDialog({ dataset: { id, name }, onClose }: { dataset: DatasetSummary; onClose: () => void }) {
  const { purge } = useOrganise()
  return (
    <Dialog open onClose={onClose} title={words.purgeTitle(name)} description={words.purgeNote}>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          look="danger"
          busy={purge.isPending}
          onClick={() => purge.mutate({ datasetId: id, name }, { onSettled: onClose })}
        >
          {words.purge}
        </Button>
      </div>
    </Dialog>
  )
}
