import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { useEnter } from '../access/useEnter.ts'
import { useForm } from '../access/useForm.ts'
import { usernameOf } from '../access/username.ts'
import { welcomeQuery } from '../access/welcome.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Field } from '../ui/Field.tsx'

const words = text.access

export function SignUpPage() {
  const { invitation } = useSearch({ from: '/sign-up' })
  const { data: welcome } = useQuery(welcomeQuery)
  const [username, setUsername] = useState('')
  const [isOwnUsername, setIsOwnUsername] = useState(false)
  const enter = useEnter()
  const form = useForm(async ({ name = '', email = '', password = '' }) => {
    const body = { name, email, username, password, ...(invitation && { invitation }) }
    await enter(await call(accessRoutes.signUp, { body }))
  })
  if (welcome?.signUp === 'invitation' && !invitation)
    return (
      <DoorPage title={words.signUpTitle} note={words.byInvitation}>
        <BackToSignIn />
      </DoorPage>
    )
  return (
    <DoorPage title={words.signUpTitle} {...(invitation && { note: words.invited })}>
      <AccessForm {...form} verb={words.makeAccount}>
        <Field label={words.name} name="name" autoComplete="name" required error={form.errors.name} />
        <Field
          label={words.email}
          name="email"
          type="email"
          autoComplete="email"
          required
          error={form.errors.email}
          onChange={event => !isOwnUsername && setUsername(usernameOf(event.target.value))}
        />
        <Field
          label={words.username}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          minLength={3}
          maxLength={40}
          hint={words.usernameHint}
          value={username}
          error={form.errors.username}
          onChange={event => {
            setIsOwnUsername(event.target.value !== '')
            setUsername(event.target.value)
          }}
        />
        <Field
          label={words.password}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          required
          hint={words.passwordHint}
          error={form.errors.password}
        />
      </AccessForm>
      <p className="mt-6 text-body text-muted">
        {words.haveAccount} <BackToSignIn {...(invitation && { invitation })} />
      </p>
    </DoorPage>
  )
}

function BackToSignIn({ invitation }: { invitation?: string }) {
  return (
    <Link to="/sign-in" search={{ ...(invitation && { invitation }) }} className="text-accent underline">
      {words.signIn}
    </Link>
  )
}
