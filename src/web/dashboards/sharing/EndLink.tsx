import type { ShareLink } from '../../../contract/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'
import { Button } from '../../ui/Button.tsx'
import { toast } from '../../ui/Toast.tsx'
import { nameOf } from './linkWords.ts'
import { useSharing } from './queries.ts'

interface Props {
  dashboardId: string
  link: ShareLink
  onDone: () => void
}

/** Asks before a link is ended: there is no way back. */
export function EndLink({ dashboardId, link, onDone }: Props) {
  const { end } = useSharing(dashboardId)
  const run = () =>
    end.mutate(link.id, {
      onSuccess: () => {
        toast(words.endedNow(nameOf(link)))
        onDone()
      },
    })
  return (
    <div className="mt-3 flex justify-end gap-2">
      <Button onClick={onDone}>{words.keep}</Button>
      <Button look="danger" busy={end.isPending} onClick={run}>
        {words.end}
      </Button>
    </div>
  )
}
