import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { linkRoutes } from '../../contract/routes/sharing.ts'
import { DoorPage } from '../access/DoorPage.tsx'
import { Fault as ApiFault, callByLink } from '../api.ts'
import { DashboardSkeleton } from '../dashboards/DashboardSkeleton.tsx'
import { linkedText as words } from '../sharingText.ts'
import { Fault } from '../ui/Fault.tsx'
import { LinkedBoard } from './LinkedBoard.tsx'
import { PasswordDoor } from './PasswordDoor.tsx'

/** What a public link leads to. */
export function PublicPage() {
  const { token } = useParams({ from: '/p/$token' })
  return <Linked key={token} token={token} isFramed={false} />
}

/** The same in a frame of another site. */
export function EmbedPage() {
  const { token } = useParams({ from: '/embed/$token' })
  return <Linked key={token} token={token} isFramed />
}

/** A dashboard behind a link, or the word on why there is none. What proves the password is kept as long as the page. */
function Linked({ token, isFramed }: { token: string; isFramed: boolean }) {
  const [proof, setProof] = useState<string | null>(null)
  const asked = useQuery({
    queryKey: ['linked', token, proof],
    queryFn: ({ signal }) => callByLink(linkRoutes.openLink, { params: { token } }, { proof, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (asked.data) return <LinkedBoard link={{ token, proof }} dashboard={asked.data} isFramed={isFramed} />
  if (asked.isPending)
    return (
      <main className="p-6">
        <DashboardSkeleton />
      </main>
    )
  const code = asked.error instanceof ApiFault ? asked.error.code : null
  if (code === 'password_needed') return <PasswordDoor token={token} onOpen={setProof} />
  if (code === 'gone') return <DoorPage title={words.endedTitle} note={words.endedNote} />
  if (code === 'not_found') return <DoorPage title={words.nowhereTitle} note={words.nowhereNote} />
  return (
    <main className="mx-auto max-w-xl p-6">
      <Fault error={asked.error} onRetry={() => void asked.refetch()} />
    </main>
  )
}
