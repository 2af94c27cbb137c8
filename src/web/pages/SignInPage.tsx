import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { useEnter } from '../access/useEnter.ts'
import { useForm } from '../access/useForm.ts'
import { welcomeQuery } from '../access/welcome.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Field } from '../ui/Field.tsx'

const words = text.access

export function SignInPage() {
  const { data: welcome } = useQuery(welcomeQuery)
  const { next, invitation } = useSearch({ from: '/sign-in' })
  const enter = useEnter()
  const form = useForm(async fields => {
    const { login = '', password = '' } = fields
    const me = await call(accessRoutes.signIn, { body: { login, password, ...(invitation && { invitation }) } })
    await enter(me, next)
  })
  if (welcome?.needsOwner) return <DoorPage title={words.ownerNeeded} note={words.ownerNeededNote} />
  return (
    <DoorPage title={words.signInTo} {...(invitation && { note: words.invitedSignIn })}>
      <AccessForm {...form} verb={words.signIn}>
        <Field
          label={words.login}
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={form.errors.login}
        />
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={form.errors.password}
          aside={
            <Link to="/reset-request" className="text-accent text-label hover:underline">
              {words.forgot}
            </Link>
          }
        />
      </AccessForm>
      <p className="mt-6 text-body text-muted">
        {welcome?.signUp === 'open' || invitation ? (
          <>
            {words.noAccount}{' '}
            <Link to="/sign-up" search={{ ...(invitation && { invitation }) }} className="text-accent underline">
              {words.makeAccount}
            </Link>
          </>
        ) : (
          welcome && words.byInvitation
        )}
      </p>
    </DoorPage>
  )
}
