import { useSearch } from '@tanstack/react-router'
import { accessRoutes } from '../../contract/routes/access.ts'
import { AccessForm } from '../access/AccessForm.tsx'
import { DoorPage } from '../access/DoorPage.tsx'
import { useEnter } from '../access/useEnter.ts'
import { useForm } from '../access/useForm.ts'
import { usernameOf } from '../access/username.ts'
import { call } from '../api.ts'
import { text } from '../text.ts'
import { Field } from '../ui/Field.tsx'

const words = text.access

/** The one-time link of the first start leads here: name, e-mail, password, nothing else. */
export function OwnerPage() {
  const { token } = useSearch({ from: '/owner' })
  const enter = useEnter()
  const form = useForm(async ({ name = '', email = '', password = '' }) => {
    const username = usernameOf(email)
    await enter(await call(accessRoutes.makeOwner, { body: { token: token ?? '', name, email, username, password } }))
  })
  if (!token) return <DoorPage title={words.ownerTitle} note={words.linkIncomplete} />
  return (
    <DoorPage title={words.ownerTitle} note={words.ownerNote}>
      <AccessForm {...form} verb={words.ownerButton}>
        <Field label={words.name} name="name" autoComplete="name" required error={form.errors.name} />
        <Field
          label={words.email}
          name="email"
          type="email"
          autoComplete="email"
          required
          error={form.errors.email ?? form.errors.username}
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
    </DoorPage>
  )
}
