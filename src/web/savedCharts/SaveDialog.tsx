import { type FormEvent, useState } from 'react'
import { savedChartsText as words } from '../savedChartsText.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Fault } from '../ui/Fault.tsx'
import { Field } from '../ui/Field.tsx'

interface Named {
  name: string
  description: string
}

interface Props extends Named {
  title: string
  busy: boolean
  error: Error | null
  onSave: (named: Named) => void
  onClose: () => void
}

/** Under which name a chart is kept; one word and Enter is enough. */
export function SaveDialog({ title, name, description, busy, error, onSave, onClose }: Props) {
  const [written, setWritten] = useState<Named>({ name: name.slice(0, 200), description })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const trimmed = written.name.trim()
    if (trimmed) onSave({ ...written, name: trimmed })
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <form onSubmit={submit} className="grid gap-2">
        <Field
          label={words.name}
          value={written.name}
          maxLength={200}
          required
          onFocus={event => event.target.select()}
          onChange={event => setWritten({ ...written, name: event.target.value })}
        />
        <Field
          label={words.description}
          value={written.description}
          maxLength={2000}
          hint={words.descriptionHint}
          onChange={event => setWritten({ ...written, description: event.target.value })}
        />
        {error && <Fault error={error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {words.saveChanges}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
