import { type FormEvent, useState } from 'react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Field } from '../../ui/Field.tsx'
import { useDashboardChanges } from './useDashboardChanges.ts'

/** Another name for a dashboard. */
export function RenameDashboard({ dashboard, onClose }: { dashboard: ListedDashboard; onClose: () => void }) {
  const { rename } = useDashboardChanges()
  const [name, setName] = useState(dashboard.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = name.trim()
    if (next) rename.mutate({ id: dashboard.id, dashboard, name: next }, { onSuccess: onClose, onError: () => {} })
  }
  return (
    <Dialog open onClose={onClose} title={words.renameTitle}>
      <form onSubmit={submit} className="grid gap-2">
        <Field
          label={words.name}
          value={name}
          maxLength={200}
          required
          onFocus={event => event.target.select()}
          onChange={event => setName(event.target.value)}
        />
        {rename.error && <Fault error={rename.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={rename.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
