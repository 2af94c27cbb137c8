import { useState } from 'react'
import { type Member, Role } from '../../contract/access.ts'
import { formatDay } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PagedList } from '../ui/ListPage.tsx'
import { Select } from '../ui/Select.tsx'
import { Td, Th } from '../ui/Table.tsx'
import { toast } from '../ui/Toast.tsx'
import { useMay, useMe } from './me.ts'
import { useMembers, usePeopleChanges } from './people.ts'

const words = text.people

/** The members of the workspace. */
export function MemberTable() {
  const found = useMembers()
  const [leaving, setLeaving] = useState<Member | null>(null)
  return (
    <>
      <PagedList
        title={words.title}
        empty=""
        found={found}
        head={
          <>
            <Th>{words.name}</Th>
            <Th className="hidden sm:table-cell">{words.email}</Th>
            <Th className="w-36">{words.role}</Th>
            <Th className="hidden w-32 md:table-cell">{words.joined}</Th>
            <Th className="w-24">
              <span className="sr-only">{text.common.actions}</span>
            </Th>
          </>
        }
      >
        {member => <MemberRow key={member.userId} member={member} onRemove={() => setLeaving(member)} />}
      </PagedList>
      {leaving && <RemoveDialog member={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}

function MemberRow({ member, onRemove }: { member: Member; onRemove: () => void }) {
  const me = useMe()
  const isAdmin = useMay('admin')
  const isOwner = useMay('owner')
  const { changeRole } = usePeopleChanges()
  const isSelf = member.userId === me.account.id
  const mayChange = isAdmin && !isSelf && (member.role !== 'owner' || isOwner)
  return (
    <tr className="hover:bg-hover">
      <Td>
        <span className="font-medium">{member.name}</span>
        {isSelf && <span className="text-muted"> · {words.you}</span>}
        <span className="block text-label text-muted sm:hidden">{member.email}</span>
      </Td>
      <Td className="hidden text-muted sm:table-cell">{member.email}</Td>
      <Td>
        {mayChange ? (
          <Select
            aria-label={words.roleOf(member.name)}
            value={member.role}
            disabled={changeRole.isPending}
            onChange={event => changeRole.mutate({ userId: member.userId, role: Role.parse(event.target.value) })}
            className="w-28"
          >
            {Role.options
              .filter(role => role !== 'owner' || isOwner)
              .map(role => (
                <option key={role} value={role}>
                  {words.roles[role]}
                </option>
              ))}
          </Select>
        ) : (
          words.roles[member.role]
        )}
      </Td>
      <Td className="num hidden text-muted md:table-cell">{formatDay(member.joinedAt)}</Td>
      <Td className="text-right">
        {mayChange && (
          <Button look="ghost" aria-label={words.removeOf(member.name)} onClick={onRemove}>
            {words.remove}
          </Button>
        )}
      </Td>
    </tr>
  )
}

function RemoveDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { remove } = usePeopleChanges()
  return (
    <Dialog open onClose={onClose} title={words.removeTitle(member.name)} description={words.removeNote}>
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          look="danger"
          busy={remove.isPending}
          onClick={() =>
            remove.mutate(member.userId, {
              onSuccess: () => {
                toast(words.removed(member.name))
                onClose()
              },
            })
          }
        >
          {words.remove}
        </Button>
      </div>
    </Dialog>
  )
}
