import type { ApiKey } from '../../contract/apiKey.ts'
import { apiKeysText as words } from '../apiKeysText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/Toast.tsx'
import { useRevokeApiKey } from './queries.ts'

/** Asks before a key is ended. */
export function RevokeDialog({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const revoke = useRevokeApiKey()
  const onSuccess = () => {
    toast(words.revoked(name))
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={words.revokeTitle(name)} description={words.revokeNote}>
      {revoke.error && <p className="mb-2 text-bad text-body">{revoke.error.message}</p>}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate(id, { onSuccess })}>
          {words.revoke}
        </Button>
      </div>
    </Dialog>
  )
}
