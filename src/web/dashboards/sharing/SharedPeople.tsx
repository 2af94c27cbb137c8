import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { GrantLevel, type ListedDashboard } from '../../../contract/listedDashboard.ts'
import type { Grant } from '../../../contract/sharing.ts'
import { useMembers } from '../../access/people.ts'
import { sharingText as words } from '../../sharingText.ts'
import { text } from '../../text.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Fault } from '../../ui/Fault.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { toast } from '../../ui/Toast.tsx'
import { grantsQuery, useSharing } from './queries.ts'

/** Members: whether all see it, and who may do more. */
export function SharedPeople({ dashboard }: { dashboard: Pick<ListedDashboard, 'id' | 'visibility'> }) {
  const found = useQuery(grantsQuery(dashboard.id))
  const { show, grant } = useSharing(dashboard.id)
  const shown = show.data?.visibility ?? dashboard.visibility
  const grants = found.data?.items ?? []
  const take = ({ subject, level }: Grant) =>
    grant.mutate(
      { userId: subject.id, level: null },
      {
        onSuccess: () =>
          toast(words.taken(subject.name), {
            label: text.common.undo,
            run: () => grant.mutate({ userId: subject.id, level }),
          }),
      },
    )
  return (
    <section aria-label={words.people} className="grid gap-3">
      <h3 className="font-semibold text-body">{words.people}</h3>
      <fieldset className="grid gap-2 sm:grid-cols-2">
        <legend className="sr-only">{words.seenBy}</legend>
        {(['workspace', 'restricted'] as const).map(visibility => (
          <Choice
            key={visibility}
            name="visibility"
            checked={shown === visibility}
            onChoose={() => show.mutate(visibility)}
            {...words.visibility[visibility]}
          />
        ))}
      </fieldset>
      {found.isPending && <Skeleton className="h-8" />}
      {found.error && <Fault error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && grants.length === 0 && <p className="text-label text-muted">{words.nobody}</p>}
      <ul className="grid">
        {grants.map(given => (
          <li key={given.subject.id} className="flex items-center gap-2 border-line border-t py-1">
            <span className="min-w-0 flex-1 truncate text-body">{given.subject.name}</span>
            <LevelSelect
              label={words.levelOf(given.subject.name)}
              level={given.level}
              onChange={level => grant.mutate({ userId: given.subject.id, level })}
            />
            <IconButton label={words.takeBack(given.subject.name)} onClick={() => take(given)}>
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <AddPerson
        named={new Set(grants.map(({ subject }) => subject.id))}
        isBusy={grant.isPending}
        onAdd={(userId, level) => grant.mutate({ userId, level })}
      />
    </section>
  )
}

interface AddProps {
  named: ReadonlySet<string>
  isBusy: boolean
  onAdd: (userId: string, level: GrantLevel) => void
}

function AddPerson({ named, isBusy, onAdd }: AddProps) {
  const members = useMembers()
  const [userId, setUserId] = useState('')
  const [level, setLevel] = useState<GrantLevel>('view')
  const others = (members.data?.pages ?? []).flatMap(({ items }) => items).filter(member => !named.has(member.userId))
  const add = () => {
    onAdd(userId, level)
    setUserId('')
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label={words.addPerson}
        className="min-w-48 flex-1"
        value={userId}
        onFocus={() => members.hasNextPage && void members.fetchNextPage()}
        onChange={event => setUserId(event.target.value)}
      >
        <option value="">{words.choosePerson}</option>
        {others.map(member => (
          <option key={member.userId} value={member.userId}>
            {member.name} ({member.username})
          </option>
        ))}
      </Select>
      <LevelSelect label={words.levelOf(words.choosePerson)} level={level} onChange={setLevel} />
      <Button disabled={userId === ''} busy={isBusy} onClick={add}>
        {words.add}
      </Button>
    </div>
  )
}

interface LevelProps {
  label: string
  level: GrantLevel
  onChange: (level: GrantLevel) => void
}

function LevelSelect({ label, level, onChange }: LevelProps) {
  return (
    <Select
      aria-label={label}
      className="w-40"
      value={level}
      onChange={event => onChange(GrantLevel.parse(event.target.value))}
    >
      {GrantLevel.options.map(one => (
        <option key={one} value={one}>
          {words.levels[one]}
        </option>
      ))}
    </Select>
  )
}
