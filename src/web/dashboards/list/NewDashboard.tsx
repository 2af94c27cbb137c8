import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { dashboardsText as words } from '../../dashboardsText.ts'
import { datasetsQuery } from '../../datasets/queries.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TemplateList } from './TemplateList.tsx'
import { useDashboardChanges } from './useDashboardChanges.ts'

type Start = keyof typeof words.starts
const starts: readonly Start[] = ['automatic', 'template', 'empty']

interface Props {
  folderId?: string
  onClose: () => void
}

/** Asks what a new dashboard starts with, makes it and opens it to be changed. */
export function NewDashboard({ folderId, onClose }: Props) {
  const [start, setStart] = useState<Start>('automatic')
  const [datasetId, setDatasetId] = useState<string | null>(null)
  const [templateId, setTemplateId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const { create } = useDashboardChanges()
  const from = startOf(start, datasetId, templateId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!from) return
    const named = name.trim()
    create.mutate(
      { ...(named && { name: named }), ...(folderId && { folderId }), from },
      { onSuccess: onClose, onError: () => {} },
    )
  }
  return (
    <Dialog open onClose={onClose} title={words.makeTitle} description={words.makeNote}>
      <form onSubmit={submit} className="grid gap-3">
        <fieldset className="grid gap-2">
          <legend className="sr-only">{words.from}</legend>
          {starts.map(kind => (
            <Choice
              key={kind}
              name="start"
              checked={start === kind}
              onChoose={() => setStart(kind)}
              label={words.starts[kind]}
              note={words.startNotes[kind]}
            />
          ))}
        </fieldset>
        {start !== 'empty' && <DatasetPicker chosen={datasetId} onChoose={setDatasetId} />}
        {start === 'template' && datasetId && (
          <TemplateList datasetId={datasetId} chosen={templateId} onChoose={setTemplateId} />
        )}
        <Field
          label={words.name}
          value={name}
          maxLength={200}
          hint={start === 'empty' ? undefined : words.nameHint}
          onChange={event => setName(event.target.value)}
        />
        {create.error && <Fault error={create.error} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" disabled={!from} busy={create.isPending}>
            {words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function startOf(start: Start, datasetId: string | null, templateId: string | null) {
  if (start === 'empty') return { kind: 'empty' as const }
  if (datasetId === null) return null
  if (start === 'automatic') return { kind: 'automatic' as const, datasetId }
  return templateId === null ? null : { kind: 'template' as const, templateId, datasetId }
}

interface PickerProps {
  chosen: string | null
  onChoose: (datasetId: string) => void
}

/** One of the datasets, searched by name; the newest first. */
function DatasetPicker({ chosen, onChoose }: PickerProps) {
  const [search, setSearch] = useState('')
  const found = useQuery(datasetsQuery({ search: useDeferredValue(search), limit: 20 }))
  const items = found.data?.items ?? []
  return (
    <div className="grid gap-1">
      <p className="font-medium text-label">{words.dataset}</p>
      <Input
        type="search"
        aria-label={words.datasetSearch}
        placeholder={words.datasetSearch}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <fieldset className="grid max-h-44 overflow-auto rounded-control border border-line p-1">
        <legend className="sr-only">{words.dataset}</legend>
        {found.isPending && <Skeleton className="h-8" />}
        {found.isSuccess && items.length === 0 && <p className="px-2 py-1 text-label text-muted">{words.noDataset}</p>}
        {items.map(({ id, name, rows }) => (
          <label
            key={id}
            className="flex min-h-8 items-center gap-2 rounded-control px-2 text-body hover:bg-hover pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name="dataset"
              checked={chosen === id}
              onChange={() => onChoose(id)}
              className="accent-accent"
            />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span className="num text-label text-muted">{text.common.rows(rows)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}
