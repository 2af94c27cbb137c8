import { formatDay } from '../format.ts'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { PagedList } from '../ui/ListPage.tsx'
import { Td, Th } from '../ui/Table.tsx'
import { toast } from '../ui/Toast.tsx'
import { useInvitations, usePeopleChanges } from './people.ts'

const words = text.people

/** Who is invited and has not come yet; nothing when nobody is. */
export function Invitations() {
  const found = useInvitations()
  const { withdraw } = usePeopleChanges()
  if (found.data?.pages[0]?.items.length === 0) return null
  return (
    <section aria-label={words.open}>
      <h2 className="mb-2 font-semibold text-body">{words.open}</h2>
      <PagedList
        title={words.open}
        empty=""
        found={found}
        head={
          <>
            <Th>{words.email}</Th>
            <Th className="w-28">{words.role}</Th>
            <Th className="hidden w-44 md:table-cell">{words.invitedBy}</Th>
            <Th className="hidden w-32 sm:table-cell">{words.expires}</Th>
            <Th className="w-28">
              <span className="sr-only">{text.common.actions}</span>
            </Th>
          </>
        }
      >
        {({ id, email, role, invitedBy, expiresAt }) => (
          <tr key={id} className="hover:bg-hover">
            <Td className="font-medium">{email}</Td>
            <Td>{words.roles[role]}</Td>
            <Td className="hidden text-muted md:table-cell">{invitedBy}</Td>
            <Td className="num hidden text-muted sm:table-cell">{formatDay(expiresAt)}</Td>
            <Td className="text-right">
              <Button
                look="ghost"
                aria-label={words.withdrawOf(email)}
                onClick={() => withdraw.mutate(id, { onSuccess: () => toast(words.withdrawn(email)) })}
              >
                {words.withdraw}
              </Button>
            </Td>
          </tr>
        )}
      </PagedList>
    </section>
  )
}
