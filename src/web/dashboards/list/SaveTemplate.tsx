import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ListedDashboard } from '../../../contract/listedDashboard.ts'
import { templateRoutes } from '../../../contract/routes/templates.ts'
import { call } from '../../api.ts'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Field } from '../../ui/Field.tsx'
import { toast } from '../../ui/Toast.tsx'

interface Props {
  dashboard: Pick<ListedDashboard, 'id' | 'name' | 'description'>
  onClose: () => void
}

/** Keeps a dashboard as a template: its columns become slots that other data can fill. */
export function SaveTemplate({ dashboard, onClose }: Props) {
  const [name, setName] = useState(dashboard.name)
  const [description, setDescription] = useState(dashboard.description)
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: (named: string) =>
      call(templateRoutes.createTemplate, { body: { dashboardId: dashboard.id, name: named, description } }),
    onSuccess: made => {
      void queries.invalidateQueries({ queryKey: ['templates'] })
      toast(words.templateMade(made.name, made.slots.length))
      onClose()
    },
    onError: () => {},
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const named = name.trim()
    if (named) make.mutate(named)
  }
  return (
    <Dialog open onClose={onClose} title={words.templateTitle} description={words.templateNote}>
      <form onSubmit={submit} className="grid gap-2">
        <Field
          label={words.name}
          value={name}
          maxLength={200}
          required
          onFocus={event => event.target.select()}
          onChange={event => setName(event.target.value)}
        />
        <Field
          label={words.description}
          value={description}
          maxLength={2000}
          onChange={event => setDescription(event.target.value)}
        />
        {make.error && <Fault error={make.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={make.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
