import { useEffect, useRef } from 'react'
import type { DatasetSummary } from '../../contract/dataset.ts'
import { text } from '../text.ts'
import { Input } from '../ui/Input.tsx'
import { useDatasetChanges } from './useDatasetChanges.ts'

const words = text.home

/** Name and description, edited where they stand: Enter or leaving saves, Escape goes back. */
export function EditDataset({ dataset, onDone }: { dataset: DatasetSummary; onDone: () => void }) {
  const form = useRef<HTMLFormElement>(null)
  const isOver = useRef(false)
  const { edit } = useDatasetChanges()
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  const finish = (keeps: boolean) => {
    if (isOver.current || !form.current) return
    isOver.current = true
    const fields = new FormData(form.current)
    const name = String(fields.get('name')).trim() || dataset.name
    const description = String(fields.get('description')).trim()
    onDone()
    if (keeps && (name !== dataset.name || description !== dataset.description))
      edit({ id: dataset.id, name, description })
  }
  return (
    <form
      ref={form}
      className="grid gap-1 py-1"
      onSubmit={event => {
        event.preventDefault()
        finish(true)
      }}
      onKeyDown={event => event.key === 'Escape' && finish(false)}
      onBlur={event => !event.currentTarget.contains(event.relatedTarget) && finish(true)}
    >
      <Input name="name" defaultValue={dataset.name} aria-label={words.nameLabel} maxLength={200} required />
      <Input
        name="description"
        defaultValue={dataset.description}
        aria-label={words.description}
        placeholder={words.describe}
        maxLength={2000}
      />
      <button type="submit" className="sr-only">
        {words.rename}
      </button>
    </form>
  )
}
