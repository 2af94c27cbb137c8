import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { ShareLink } from '../../../contract/sharing.ts'
import { sharingText as words } from '../../sharingText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { LinkEnd } from './LinkEnd.tsx'
import { LockField } from './LockField.tsx'
import { draftOf, type LinkDraft, newDraft, sentOf } from './linkDraft.ts'
import type { Made } from './MadeLink.tsx'
import { draftQuery, useSharing } from './queries.ts'

interface Props {
  dashboardId: string
  /** The one that is changed; without it a new one is made. */
  link?: ShareLink
  onMade?: (made: Made) => void
  onDone: () => void
}

/** What a link shows, to whom and until when. */
export function LinkForm({ dashboardId, link, onMade, onDone }: Props) {
  const [draft, setDraft] = useState<LinkDraft>(link ? draftOf(link) : newDraft)
  const { make, change } = useSharing(dashboardId)
  const set = (part: Partial<LinkDraft>) => setDraft({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sent = sentOf(draft)
    if (link) change.mutate({ linkId: link.id, ...sent }, { onSuccess: onDone, onError: () => {} })
    else make.mutate({ kind: draft.kind, ...sent }, { onSuccess: made => onMade?.(made), onError: () => {} })
  }
  const problem = (link ? change : make).error?.message
  return (
    <form onSubmit={submit} className="mt-1 grid gap-2">
      {!link && (
        <fieldset className="mb-2 grid gap-2 sm:grid-cols-2">
          <legend className="sr-only">{words.kind}</legend>
          {(['public', 'embed'] as const).map(kind => (
            <Choice
              key={kind}
              name="kind"
              checked={draft.kind === kind}
              onChoose={() => set({ kind })}
              {...words.kinds[kind]}
            />
          ))}
        </fieldset>
      )}
      <Field
        label={words.name}
        maxLength={100}
        value={draft.name}
        hint={words.nameHint}
        onChange={event => set({ name: event.target.value })}
      />
      <LinkEnd ends={draft.ends} keptEnd={link?.expiresAt ?? null} onChange={ends => set({ ends })} />
      <Field
        label={words.password}
        type="password"
        autoComplete="new-password"
        minLength={8}
        maxLength={200}
        value={draft.password}
        hint={link?.hasPassword ? words.passwordKept : words.passwordHint}
        onChange={event => set({ password: event.target.value })}
      />
      {link?.hasPassword && draft.password === '' && (
        <Tick checked={draft.dropsPassword} onChange={dropsPassword => set({ dropsPassword })}>
          {words.passwordRemove}
        </Tick>
      )}
      <Tick checked={draft.allowsRows} note={words.rowsNote} onChange={allowsRows => set({ allowsRows })}>
        {words.rows}
      </Tick>
      <Tick checked={draft.allowsExport} note={words.exportsNote} onChange={allowsExport => set({ allowsExport })}>
        {words.exports}
      </Tick>
      <Locks dashboardId={dashboardId} draft={draft} set={set} />
      {problem && (
        <p role="alert" className="text-bad text-label">
          {problem}
        </p>
      )}
      <div className="mt-3 flex justify-end gap-2">
        <Button onClick={onDone}>{text.common.cancel}</Button>
        <Button type="submit" look="primary" busy={make.isPending || change.isPending}>
          {link ? words.save : words.create}
        </Button>
      </div>
    </form>
  )
}

interface LocksProps {
  dashboardId: string
  draft: LinkDraft
  set: (part: Partial<LinkDraft>) => void
}

function Locks({ dashboardId, draft: { lockedValues }, set }: LocksProps) {
  const { data } = useQuery(draftQuery(dashboardId))
  const filters = data?.document.filters ?? []
  if (filters.length === 0) return null
  return (
    <fieldset className="mt-2 grid gap-2">
      <legend className="mb-1 font-medium text-label">{words.filters}</legend>
      {filters.map(filter => (
        <LockField
          key={filter.id}
          dashboardId={dashboardId}
          filter={filter}
          locked={lockedValues[filter.id]}
          onChange={value => {
            const { [filter.id]: _, ...others } = lockedValues
            set({ lockedValues: value === undefined ? others : { ...others, [filter.id]: value } })
          }}
        />
      ))}
    </fieldset>
  )
}

interface TickProps {
  checked: boolean
  note?: string
  onChange: (checked: boolean) => void
  children: string
}

function Tick({ checked, note, onChange, children }: TickProps) {
  return (
    <label className="flex gap-2 py-0.5 text-body">
      <input
        type="checkbox"
        checked={checked}
        onChange={event => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        {children}
        {note && <span className="block text-label text-muted">{note}</span>}
      </span>
    </label>
  )
}
