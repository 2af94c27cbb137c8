import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { toast } from '../ui/Toast.tsx'
import { versionsText } from '../versionsText.ts'
import { withdraw } from './offer.ts'
import type { RefreshTarget } from './refreshTarget.ts'
import { refresh, upload } from './tray.ts'

const words = versionsText.drop

/** Asks whether a file is a newer one of a dataset or a dataset of its own. */
export function RefreshDialog({ file, target }: { file: File; target: RefreshTarget }) {
  const [isNewer, setIsNewer] = useState(true)
  const go = useNavigate()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    withdraw()
    if (!isNewer) return upload([file])
    const from = location.href
    void refresh(target, file).then(proposalId => {
      if (proposalId === null) return
      const open = () =>
        void go({ to: '/datasets/$datasetId/changes/$proposalId', params: { datasetId: target.id, proposalId } })
      if (location.href === from) open()
      // Whoever went elsewhere meanwhile is told, not carried off.
      else toast(words.ready(file.name), { label: words.look, run: open })
    })
  }
  return (
    <Dialog open onClose={withdraw} title={words.title(file.name)}>
      <form onSubmit={submit} className="grid gap-4">
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-medium text-label text-muted">{words.question}</legend>
          <Choice
            name="meaning"
            checked={isNewer}
            onChoose={() => setIsNewer(true)}
            label={words.refresh(target.name)}
            note={words.refreshNote}
          />
          <Choice
            name="meaning"
            checked={!isNewer}
            onChoose={() => setIsNewer(false)}
            label={words.fresh}
            note={words.freshNote}
          />
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={withdraw}>{text.common.cancel}</Button>
          <Button look="primary" type="submit">
            {words.go}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
