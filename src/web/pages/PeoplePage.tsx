import { useState } from 'react'
import { Invitations } from '../access/Invitations.tsx'
import { InviteDialog } from '../access/InviteDialog.tsx'
import { MemberTable } from '../access/MemberTable.tsx'
import { useMay } from '../access/me.ts'
import { WorkspaceName } from '../access/WorkspaceName.tsx'
import { text } from '../text.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'

const words = text.people

/** Who is in the workspace, what they may do, and who is invited. */
export function PeoplePage() {
  const isAdmin = useMay('admin')
  const [isInviting, setIsInviting] = useState(false)
  return (
    <Page
      title={words.title}
      {...(isAdmin && {
        actions: (
          <Button look="primary" onClick={() => setIsInviting(true)}>
            {words.invite}
          </Button>
        ),
      })}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <MemberTable />
        {isAdmin && <Invitations />}
        {isAdmin && <WorkspaceName />}
      </div>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </Page>
  )
}
