import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { meQuery } from '../access/me.ts'
import { useEnter } from '../access/useEnter.ts'
import { useForm } from '../access/useForm.ts'
import { useSignOut } from '../access/useSignOut.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { toast } from '../ui/Toast.tsx'

const words = text.access

/** Somebody signed in has opened an invitation: one button joins. */
export function InvitationPage() {
  const { token } = useSearch({ from: '/invitation' })
  const { data: me } = useQuery(meQuery)
  const enter = useEnter()
  const go = useNavigate()
  const signOut = useSignOut()
  const form = useForm(async () => {
    const joined = await call(accessRoutes.acceptInvitation, { body: { token: token ?? '' } })
    await enter(joined)
    toast(words.joined(joined.workspace.name))
  })
  if (!token) return <DoorPage title={words.joinTitle} note={words.linkIncomplete} />
  const leave = async () => {
    await signOut()
    await go({ to: '/sign-up', search: { invitation: token } })
  }
  return (
    <DoorPage title={words.joinTitle} {...(me && { note: words.joinAs(me.account.name, me.account.email) })}>
      <AccessForm {...form} verb={words.join}>
        {null}
      </AccessForm>
      <p className="mt-6 text-body text-muted">
        {words.notYou}{' '}
        <button type="button" onClick={() => void leave()} className="text-accent underline">
          {words.otherAccount}
        </button>
      </p>
    </DoorPage>
  )
}
